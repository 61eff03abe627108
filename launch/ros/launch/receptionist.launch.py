"""Starts the receptionist: its managed node, and its body's transforms.

    ros2 launch stella receptionist.launch.py
    ros2 launch stella receptionist.launch.py namespace:=front_desk params_file:=/etc/stella/params.yaml
    ros2 launch stella receptionist.launch.py camera:=/usb_cam head_drive:=action autostart:=false

The node brings itself up; with `autostart:=false` it stays unconfigured until a lifecycle manager, or
`ros2 lifecycle set /receptionist configure`, does it.
"""

from pathlib import Path

from ament_index_python.packages import PackageNotFoundError, get_package_share_directory
from launch import LaunchDescription
from launch.actions import DeclareLaunchArgument, LogInfo, OpaqueFunction
from launch.substitutions import LaunchConfiguration
from launch_ros.actions import LifecycleNode, Node

SHARE = Path(get_package_share_directory("stella"))

ARGUMENTS = [
    DeclareLaunchArgument("namespace", default_value="", description="namespace of the node and its topics"),
    DeclareLaunchArgument(
        "params_file",
        default_value="",
        description="parameters of the node; docs/config.md lists every entry. "
        "Empty: this package's config/params.yaml, or none when `config` is given",
    ),
    DeclareLaunchArgument(
        "config",
        default_value="",
        description="the robot's own configuration file; parameters count above what it says",
    ),
    DeclareLaunchArgument(
        "hub_url",
        default_value="",
        description="WebSocket address of the CRM hub; empty: as in the parameters",
    ),
    DeclareLaunchArgument(
        "autostart",
        default_value="",
        choices=["", "true", "false"],
        description="configure and activate without being asked; empty: as in the parameters",
    ),
    DeclareLaunchArgument(
        "head_drive",
        default_value="",
        choices=["", "topic", "action", "none"],
        description="how the head is driven; empty: as in the parameters",
    ),
    DeclareLaunchArgument(
        "sound",
        default_value="",
        choices=["", "machine", "ros"],
        description="the machine's own microphone and loudspeaker, or topics; empty: as in the parameters",
    ),
    DeclareLaunchArgument(
        "camera",
        default_value="camera",
        description="namespace of the camera's driver: image_raw, image_raw/compressed and camera_info in it",
    ),
    DeclareLaunchArgument(
        "description",
        default_value="true",
        choices=["true", "false"],
        description="also publish the kiosk's URDF and its transforms (robot_state_publisher)",
    ),
    DeclareLaunchArgument(
        "respawn",
        default_value="true",
        choices=["true", "false"],
        description="start the node again five seconds after it ended unasked",
    ),
]


def generate_launch_description():
    return LaunchDescription([*ARGUMENTS, OpaqueFunction(function=nodes)])


def nodes(context):
    def given(name):
        return LaunchConfiguration(name).perform(context)

    return [receptionist(given), *([description(given)] if given("description") == "true" else [])]


def receptionist(given):
    overrides = {}
    if given("autostart"):
        overrides["ros.autostart"] = given("autostart") == "true"
    if given("head_drive"):
        overrides["ros.head.drive"] = given("head_drive")
    if given("sound"):
        overrides["ros.sound"] = given("sound")
    if given("hub_url"):
        overrides["hubUrl"] = given("hub_url")
    # The node runs in Stella's checkout: a relative path would be looked for there.
    config = ["--config", absolute(given("config"))] if given("config") else []
    camera = given("camera").rstrip("/")
    return LifecycleNode(
        package="stella",
        executable="receptionist",
        name="receptionist",
        namespace=given("namespace"),
        arguments=config,
        parameters=[*parameter_files(given), *([overrides] if overrides else [])],
        remappings=[
            ("camera/image_raw", f"{camera}/image_raw"),
            ("camera/image_raw/compressed", f"{camera}/image_raw/compressed"),
            ("camera/camera_info", f"{camera}/camera_info"),
        ]
        if camera != "camera"
        else [],
        respawn=given("respawn") == "true",
        respawn_delay=5.0,
        # Its journal, one JSON line for each event.
        output="both",
        emulate_tty=False,
    )


def parameter_files(given):
    """A file that shows every default must not undo what somebody wrote into the robot's own configuration."""
    if given("params_file"):
        return [absolute(given("params_file"))]
    return [] if given("config") else [str(SHARE / "config" / "params.yaml")]


def description(given):
    try:
        get_package_share_directory("robot_state_publisher")
    except PackageNotFoundError:
        return LogInfo(msg="robot_state_publisher is not installed: the kiosk's transforms are not published.")
    urdf = (SHARE / "urdf" / "stella.urdf").read_text(encoding="utf-8")
    return Node(
        package="robot_state_publisher",
        executable="robot_state_publisher",
        namespace=given("namespace"),
        parameters=[{"robot_description": urdf}],
        output="log",
    )


def absolute(file):
    return str(Path(file).resolve())
