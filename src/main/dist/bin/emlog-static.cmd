@echo off
rem Starts emlog-static with the flags that make a short run quick. Further ones: EMLOG_STATIC_OPTS.
setlocal
set "JAVA=java"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "JAVA=%JAVA_HOME%\bin\java.exe"
"%JAVA%" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xshare:auto %EMLOG_STATIC_OPTS% -jar "%~dp0..\lib\emlog-static.jar" %*
exit /b %ERRORLEVEL%
