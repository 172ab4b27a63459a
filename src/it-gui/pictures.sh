#!/usr/bin/env bash
# Takes the pictures of docs/imagej.md in a fresh ImageJ folder with the zip that
# "mvn package" made, on a display of its own. Needs Xvfb, the window manager openbox
# (for titles) and ImageMagick. Pictures: target/pictures/, to be looked at before they
# are copied to docs/images/.
set -euo pipefail
cd "$(dirname "$0")/../.."
project=$PWD
home=$project/target/pictures-imagej
pictures=$project/target/pictures
display=${1:-:94}
rm -rf "$home" "$pictures"
mkdir -p "$home" "$pictures"
unzip -q target/Scaling_Laws-*-SNAPSHOT-imagej.zip -d "$home"
mvn -q -B dependency:copy -Denforcer.skip -Dartifact=net.imagej:ij:1.54p -DoutputDirectory="$home" -Dmdep.stripVersion=true

Xvfb "$display" -screen 0 1280x1024x24 -wr &
xvfb=$!
sleep 2
DISPLAY=$display openbox &
openbox=$!
trap 'kill $openbox $xvfb' EXIT
picture=$project/src/main/resources/org/scalinglaws/images/gravel.png
(cd "$home" && DISPLAY=$display java -Djava.util.prefs.userRoot="$home/preferences" -Duser.home="$home" \
	-Dplugins.dir="$home" -cp ij.jar "$project/src/it-gui/Pictures.java" "$pictures" "$picture")
# the macro of the tutorial must find the same exponent as the dialogs
{ echo "open(\"$picture\");"; sed -n '/^run(/p' docs/tutorial.md; } > "$home/tutorial.ijm"
(cd "$home" && DISPLAY=$display java -Djava.util.prefs.userRoot="$home/preferences" -Duser.home="$home" \
	-Dplugins.dir="$home" -cp ij.jar ij.ImageJ -batch tutorial.ijm) > "$pictures/macro.txt"
grep -qx "$(sed -n 's/^SGD_exponent/exponent/p' "$pictures/log.txt")" "$pictures/macro.txt"
echo "the macro finds the same exponent"
for file in "$pictures"/*.png; do
	convert "$file" +dither -colors 32 -define png:compression-level=9 "png8:$file"
done
