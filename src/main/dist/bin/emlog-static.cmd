@echo off
rem Starts emlog-static with flags that make a short run fast. EMLOG_STATIC_OPTS adds others.
rem
rem An application image has its own Java in runtime\. The first build, the first publish and the first mirror make an archive
rem of loaded classes (CDS) each in the user's cache, named for the size of the jar, the version of Java and the command; other
rem commands take one of these.
setlocal DisableDelayedExpansion
set "root=%~dp0.."
set "jar=%root%\lib\emlog-static.jar"
if not exist "%jar%" (
  echo emlog-static: "%jar%" is missing; unpack the package again>&2
  exit /b 2
)

set "java="
for %%j in (java.exe) do set "java=%%~$PATH:j"
rem Some write JAVA_HOME with quotes around it. Java and its children get these variables, and git and ssh read HOME.
set "jdk="
if defined JAVA_HOME set "jdk=%JAVA_HOME:"=%"
if defined jdk if exist "%jdk%\bin\java.exe" set "java=%jdk%\bin\java.exe"
if exist "%root%\runtime\bin\java.exe" set "java=%root%\runtime\bin\java.exe"
if not defined java (
  echo emlog-static: there is no java; install Java 17 or later, or set JAVA_HOME>&2
  exit /b 2
)

rem A first build renders all pages, so that methods are worth compiling soon. Later builds render few. Only the second
rem compiler uses the processor's instructions for SHA-256, and verify hashes all files.
set "compilers=-XX:TieredStopAtLevel=1"
if not exist ".emlog-static\" set "compilers=%compilers% -XX:CompileThresholdScaling=0.5"
if "%~1"=="verify" set "compilers=-XX:CompileThresholdScaling=2"
set "quick=-XX:+UseSerialGC -XX:TargetSurvivorRatio=90 -XX:-UsePerfData %compilers% -Xshare:auto"

rem Java would print what it thinks of an archive.
set "silent=-Xlog:disable -Xlog:all=error:stderr -Xlog:cds=off:stderr"

set "made="
rem The version, such as 17.0.21, from a file of the JDK, because asking the JVM takes too long.
set "full="
for %%r in ("%java%\..\..\release") do if exist "%%~fr" for /f "usebackq tokens=1,2 delims==" %%k in ("%%~fr") do if "%%k"=="JAVA_VERSION" set "full=%%~l"
if not defined full goto old
if "%full:~0,2%"=="1." goto old
if not defined LOCALAPPDATA goto run
set "cache=%LOCALAPPDATA%\emlog-static"
for %%j in ("%jar%") do set "version=classes-%%~zj-java-%full%"
set "name="
for %%c in (build publish mirror) do (
  if exist "%cache%\%version%-%%c.jsa" set made=%silent% "-XX:SharedArchiveFile=%cache%\%version%-%%c.jsa"
  if "%~1"=="%%c" set "name=%%c"
)
if not defined name goto run
set "classes=%cache%\%version%-%name%.jsa"
if exist "%classes%" (
  set made=%silent% "-XX:SharedArchiveFile=%classes%"
  goto run
)

rem Help and tests load few classes. A mirror that runs again and again is ended by a key.
:words
if "%~1"=="" goto make
for %%w in (-h --help -V --version --test-notify --every) do if "%~1"=="%%w" goto run
shift
goto words

rem The first run writes the archive when it ends, under another name, because two may end at once. If that run renders
rem nothing, it also loads the classes that rendering needs. The archive of a failed run is discarded, because that has loaded
rem few classes. Archives of earlier versions are deleted.
:make
if not exist "%cache%\" mkdir "%cache%" 2>nul
if not exist "%cache%\" goto run
set "new=%classes%.%RANDOM%"
"%java%" %quick% %silent% "-XX:ArchiveClassesAtExit=%new%" -Demlog-static.load-all-classes=true %EMLOG_STATIC_OPTS% -jar "%jar%" %*
set "code=%ERRORLEVEL%"
if not exist "%new%" exit /b %code%
for %%c in (0 1) do if "%code%"=="%%c" move /y "%new%" "%classes%" >nul 2>nul
if not exist "%new%" forfiles /p "%cache%" /m classes-* /d -30 /c "cmd /c del @path" >nul 2>nul
if exist "%new%" del "%new%"
exit /b %code%

rem Java 8 does not start with flags that it does not know. The program then says that it is too old.
:old
set "quick=-XX:+IgnoreUnrecognizedVMOptions %quick%"

:run
"%java%" %quick% %made% %EMLOG_STATIC_OPTS% -jar "%jar%" %*
exit /b %ERRORLEVEL%
