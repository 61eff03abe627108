document.title = "The robot’s eye";
