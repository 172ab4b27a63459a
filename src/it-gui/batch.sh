#!/usr/bin/env bash
# Runs macros by "ij.jar -batch" in a fresh ImageJ folder that holds the zip and nothing
# else: the tour, its numbers against those of a script without display, and macros that
# must stop by themselves with a message. A window that waits for an answer would never
# end, so each run has a time limit. Needs Xvfb and what "mvn package" made.
set -euo pipefail
cd "$(dirname "$0")/../.."
project=$PWD
display=:${1:-88}
home=$project/target/batch-imagej
out=$project/target/batch
rm -rf "$home" "$out"
mkdir -p "$home" "$out"
unzip -q target/Scaling_Laws-*-imagej.zip -d "$home"
mvn -q -B dependency:copy -Denforcer.skip -Dartifact=net.imagej:ij:1.54p -DoutputDirectory="$home" -Dmdep.stripVersion=true

Xvfb "$display" -screen 0 1280x1024x24 2>/dev/null &
xvfb=$!
trap 'kill $xvfb' EXIT
sleep 2

batch() { # name, macro file, argument
	(cd "$home" && DISPLAY=$display timeout 120 java -Djava.util.prefs.userRoot="$home/preferences" -Duser.home="$home" \
		-jar ij.jar -ijpath "$home" -batch "$2" "${3:-}" >"$out/$1.txt" 2>&1) || { echo "$1 did not end"; exit 1; }
}

batch tour macros/Scaling_Laws_Tour.ijm
cat "$out/tour.txt"
grep -q "SGD, last phase: " "$out/tour.txt"

picture=$project/src/main/resources/org/scalinglaws/images/gravel.png
batch numbers "$project/src/it-gui/batch.ijm" "$picture,$home/macros/Scaling_Laws_Tour.ijm,$out"
mvn -q -B compile exec:java -Denforcer.skip \
	-Dexec.args="--run src/it-gui/batch.groovy 'picture=\"$picture\",folder=\"$out\"'"

number=0
stops() { # macro text, what the message holds
	number=$((number + 1))
	printf '%s\nprint("the macro went on");\n' "$1" >"$out/stops_$number.ijm"
	batch "stops_$number" "$out/stops_$number.ijm"
	grep -qF "$2" "$out/stops_$number.txt" || { echo "no '$2' in stops_$number.txt"; exit 1; }
	if grep -q "the macro went on" "$out/stops_$number.txt"; then echo "stops_$number.ijm went on"; exit 1; fi
	echo "stopped: $(grep -F "$2" "$out/stops_$number.txt" | head -1 | cut -c 1-150)"
}
stops 'run("Integrate Flow...", "frum=3");' 'was frum'
stops 'run("Fit Exponent...", "table=nothing y=loss");' 'table must be the name of an open table (there is none), was nothing'
stops 'run("Escape Rate...", "measure=nothing");' 'measure must be the name of a measure (there is none), was nothing'
stops 'newImage("a", "8-bit ramp", 20, 10, 1); run("Image Spectrum...", "patch_size=16");' \
	'image must have at least 16 pixels (patchSize) in dimension 1, was 10'
stops 'newImage("a", "8-bit ramp", 9, 9, 3); run("Plot Map...", "map=a");' 'map must have 2 dimensions, had 3'
stops 'run("Image Spectrum...", "patch_size=16");' 'image is required, but no image is open'
stops 'run("Image Spectrum...");' 'image is required, but no image is open'
stops 'run("Initial Weights...", "dimension=0");' 'dimension must be in [1, 100000000], was 0'
