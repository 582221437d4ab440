@echo off
rem Starts emlog-static with flags that make a short run fast. EMLOG_STATIC_OPTS adds others.
rem An application image has its own Java in runtime\ and an archive of loaded classes in lib\classes.jsa.
setlocal
set "JAVA=java"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "JAVA=%JAVA_HOME%\bin\java.exe"
if exist "%~dp0..\runtime\bin\java.exe" set "JAVA=%~dp0..\runtime\bin\java.exe"
set "CLASSES="
if exist "%~dp0..\lib\classes.jsa" set CLASSES="-XX:SharedArchiveFile=%~dp0..\lib\classes.jsa"
"%JAVA%" -XX:+UseSerialGC -XX:TargetSurvivorRatio=90 -XX:TieredStopAtLevel=1 -XX:CompileThresholdScaling=0.5 -Xshare:auto %CLASSES% %EMLOG_STATIC_OPTS% -jar "%~dp0..\lib\emlog-static.jar" %*
exit /b %ERRORLEVEL%
