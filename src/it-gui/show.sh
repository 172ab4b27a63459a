#!/usr/bin/env bash
# Unpacks the zip into a fresh ImageJ folder, drives its menus with mouse and keys on a
# display of its own, and compares the numbers with those of a script without display.
# Needs Xvfb, the window manager openbox and what "mvn package" made. Pictures and numbers: target/show/.
set -euo pipefail
cd "$(dirname "$0")/../.."
project=$PWD
home=$project/target/show-imagej
show=$project/target/show
rm -rf "$home" "$show"
mkdir -p "$home" "$show"
unzip -q target/Scaling_Laws-*-imagej.zip -d "$home"
mvn -q -B dependency:copy -Denforcer.skip -Dartifact=net.imagej:ij:1.54p -DoutputDirectory="$home" -Dmdep.stripVersion=true
manager=
display=:${1:-87}
Xvfb "$display" -screen 0 1280x1024x24 & # the coordinates of src/it-gui/Show.java are those of its fonts
xvfb=$!
trap 'kill $manager $xvfb' EXIT
sleep 2
DISPLAY=$display openbox & # without a window manager some clicks and keys are lost
manager=$!
sleep 1
picture=$project/src/main/resources/org/scalinglaws/images/gravel.png
(cd "$home" && DISPLAY=$display java -Djava.util.prefs.userRoot="$home/preferences" -Duser.home="$home" \
	-Dplugins.dir="$home" -cp ij.jar "$project/src/it-gui/Show.java" "$show" "$picture")
mvn -q -B compile exec:java -Denforcer.skip \
	-Dexec.args="--run src/it-gui/show.groovy 'picture=\"$picture\",folder=\"$show\"'"
