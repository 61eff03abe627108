"""A whole visit without a robot: the simulated lobby, the receptionist that knows it only over ROS, and a hub.

    ros2 launch stella sim.launch.py
    ros2 launch stella sim.launch.py scenario:=my-visit.yaml once:=true

The hub is told of the robot's key before it starts, as an owner would enrol it. Kiosk page and leads are on
http://127.0.0.1:8620/ and http://127.0.0.1:8610/ unless the configuration says otherwise.
"""

from pathlib import Path

from ament_index_python.packages import get_package_prefix, get_package_share_directory
from launch import LaunchDescription
from launch.actions import (
    DeclareLaunchArgument,
    EmitEvent,
    ExecuteProcess,
    IncludeLaunchDescription,
    OpaqueFunction,
    RegisterEventHandler,
)
from launch.event_handlers import OnProcessExit, OnProcessIO
from launch.events import Shutdown
from launch.launch_description_sources import PythonLaunchDescriptionSource
from launch.substitutions import LaunchConfiguration
from launch_ros.actions import Node

SHARE = Path(get_package_share_directory("stella"))
EXECUTABLES = Path(get_package_prefix("stella")) / "lib" / "stella"

ARGUMENTS = [
    DeclareLaunchArgument("namespace", default_value="", description="namespace of both nodes"),
    DeclareLaunchArgument(
        "params_file",
        default_value=str(SHARE / "config" / "sim.yaml"),
        description="parameters of the receptionist; hub and lobby read `config` alone",
    ),
    DeclareLaunchArgument(
        "config", default_value="", description="the robot's configuration, for all three processes"
    ),
    DeclareLaunchArgument(
        "scenario",
        default_value="",
        description="what happens in the lobby, a file or several separated by commas; "
        "empty: a visitor completes the form by voice, the next one by touch",
    ),
    DeclareLaunchArgument(
        "once",
        default_value="false",
        choices=["true", "false"],
        description="play each scenario once, judge what can be seen in the lobby, and shut down",
    ),
    DeclareLaunchArgument("seed", default_value="1", description="seed of what is left to chance in the lobby"),
    DeclareLaunchArgument("fps", default_value="5", description="pictures a second, 1 to 30"),
    DeclareLaunchArgument(
        "head_drive",
        default_value="topic",
        choices=["topic", "action"],
        description="how the head is driven",
    ),
    DeclareLaunchArgument("hub_port", default_value="8610", description="port of the hub on this machine"),
    DeclareLaunchArgument(
        "hub_data", default_value="memory", description='folder of the hub\'s storage, or "memory"'
    ),
]


def generate_launch_description():
    return LaunchDescription([*ARGUMENTS, OpaqueFunction(function=everything)])


def everything(context):
    def given(name):
        return LaunchConfiguration(name).perform(context)

    config = ["--config", absolute(given("config"))] if given("config") else []
    hub = ExecuteProcess(
        cmd=[
            str(EXECUTABLES / "hub"),
            *("--port", given("hub_port"), "--data", given("hub_data"), "--enrol-robot", *config),
        ],
        name="hub",
        output="both",
    )
    lobby = Node(
        package="stella",
        executable="lobby",
        name="lobby",
        namespace=given("namespace"),
        arguments=[
            *config,
            *("--seed", given("seed"), "--fps", given("fps")),
            *(["--once"] if given("once") == "true" else []),
            *(part for file in split(given("scenario")) for part in ("--scenario", absolute(file))),
        ],
        output="both",
    )
    receptionist = IncludeLaunchDescription(
        PythonLaunchDescriptionSource(str(SHARE / "launch" / "receptionist.launch.py")),
        launch_arguments={
            "namespace": given("namespace"),
            "params_file": given("params_file"),
            "config": given("config"),
            "head_drive": given("head_drive"),
            "sound": "ros",
            "hub_url": f"ws://127.0.0.1:{given('hub_port')}/robot",
        }.items(),
    )
    return [hub, lobby, *after_hub(hub, [receptionist], context), *ending_with(hub), *ending_with(lobby)]


def after_hub(hub, actions, context):
    """The robot begins when the hub listens: both would make the robot's key if it is not there yet."""
    begun = []

    def on_output(event):
        if begun or context.is_shutdown or b"Robots:" not in event.text:
            return None
        begun.append(True)
        return actions

    return [RegisterEventHandler(OnProcessIO(target_action=hub, on_stdout=on_output))]


def ending_with(process):
    """Whatever ends the hub or the lobby ends the rest; one that failed makes `ros2 launch` fail, for CI."""

    def on_exit(event, context):
        # Everything ends already; being asked a second time would cut it off.
        if context.is_shutdown:
            return None
        if event.returncode != 0:
            raise RuntimeError(f"{event.process_name} ended with code {event.returncode}; it says above what went wrong")
        return EmitEvent(event=Shutdown(reason=f"{event.process_name} has ended"))

    return [RegisterEventHandler(OnProcessExit(target_action=process, on_exit=on_exit))]


def split(files):
    return [file for file in files.split(",") if file]


def absolute(file):
    """The processes run in Stella's checkout: a relative path would be looked for there."""
    return str(Path(file).resolve())
