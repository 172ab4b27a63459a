@echo off
rem Scaling Laws from the command line: scaling-laws --help
rem Java 17 or newer is that of JAVA_HOME, or else of the PATH; JAVA_OPTS are handed to it, as -Xmx8g.
setlocal
set "home=%~dp0.."
set "jars=%home%\lib\*"
if not exist "%home%\lib" set "jars=%home%\plugins\*;%home%\plugins\jars\*;%home%\ij.jar"
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
set "quick=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
if "%~1"=="run" set "quick="
if "%~1"=="--run" set "quick="
"%java%" %quick% -Xshare:auto %JAVA_OPTS% -cp "%jars%" org.scalinglaws.host.Headless %*
