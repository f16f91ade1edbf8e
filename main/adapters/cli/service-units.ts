/** The files and commands with which each system starts Vigie for its user. Pure: writes nothing. */
import { posix, win32 } from 'node:path'

/** What a system needs to start Vigie for its user, and to stop doing so. */
export interface ServiceUnit {
  /** The file to write, and its content. */
  readonly path: string
  readonly text: string
  /** Commands that enable and disable it, in order. */
  readonly install: readonly (readonly string[])[]
  readonly uninstall: readonly (readonly string[])[]
}

/** What a service unit contains: the program, its data folder, and the user's home. */
export interface ServiceOptions {
  /** How to start this program: an executable and its first arguments. */
  readonly self: readonly [string, ...string[]]
  readonly dataFolder: string
  readonly home: string
}

/** Returns the unit of a system, or null if unsupported. */
export function serviceUnit(platform: NodeJS.Platform, options: ServiceOptions): ServiceUnit | null {
  if (platform === 'linux') return systemdUnit(options)
  if (platform === 'darwin') return launchdAgent(options)
  return platform === 'win32' ? scheduledTask(options) : null
}

const words = ({ self, dataFolder }: ServiceOptions) => [...self, 'serve', '--data', dataFolder]

/** Escapes backslashes and quotes; `%` begins a specifier unless doubled. */
const systemdText = (word: string): string => `"${word.replace(/[\\"]/g, '\\$&').replaceAll('%', '%%')}"`

/** `$` begins a variable unless doubled, but never in the program itself. */
const systemdArgument = (word: string): string => systemdText(word).replaceAll('$', '$$$$')

/**
 * https://www.freedesktop.org/software/systemd/man/latest/systemd.service.html. Only restrictions that the manager of a user
 * can apply everywhere: the others need user namespaces, which some systems forbid. `deploy/vigie.service` has them.
 */
function systemdUnit(options: ServiceOptions): ServiceUnit {
  const [program = '', ...rest] = words(options)
  const quoted = [systemdText(program), ...rest.map(systemdArgument)]
  return {
    path: posix.join(options.home, '.config', 'systemd', 'user', 'vigie.service'),
    text: `[Unit]
Description=Vigie, a lookout for recurring jobs
After=network-online.target

[Service]
ExecStart=${quoted.join(' ')}
Restart=on-failure
RestartSec=10
TimeoutStopSec=15
UMask=0077
LockPersonality=yes
NoNewPrivileges=yes
RestrictAddressFamilies=AF_INET AF_INET6 AF_NETLINK AF_UNIX
RestrictNamespaces=yes
RestrictRealtime=yes
RestrictSUIDSGID=yes
SystemCallArchitectures=native
SystemCallErrorNumber=EPERM
SystemCallFilter=@system-service

[Install]
WantedBy=default.target
`,
    install: [
      ['systemctl', '--user', 'daemon-reload'],
      ['systemctl', '--user', 'enable', '--now', 'vigie.service'],
    ],
    uninstall: [['systemctl', '--user', 'disable', '--now', 'vigie.service']],
  }
}

/** https://developer.apple.com/library/archive/documentation/MacOSX/Conceptual/BPSystemStartup/Chapters/CreatingLaunchdJobs.html */
function launchdAgent(options: ServiceOptions): ServiceUnit {
  const path = posix.join(options.home, 'Library', 'LaunchAgents', 'vigie.headless.plist')
  const strings = words(options).map((word) => `    <string>${xml(word)}</string>`)
  return {
    path,
    text: `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
  <key>Label</key>
  <string>vigie.headless</string>
  <key>ProgramArguments</key>
  <array>
${strings.join('\n')}
  </array>
  <key>RunAtLoad</key>
  <true/>
  <key>KeepAlive</key>
  <dict>
    <key>SuccessfulExit</key>
    <false/>
  </dict>
</dict>
</plist>
`,
    install: [['launchctl', 'load', '-w', path]],
    uninstall: [['launchctl', 'unload', '-w', path]],
  }
}

/** https://learn.microsoft.com/windows/win32/taskschd/task-scheduler-schema */
function scheduledTask(options: ServiceOptions): ServiceUnit {
  const [command = '', ...rest] = words(options)
  const path = win32.join(options.dataFolder, 'vigie-task.xml')
  const line = rest.map((word) => `"${word}"`).join(' ')
  return {
    path,
    text: `<?xml version="1.0" encoding="UTF-8"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <Triggers>
    <LogonTrigger><Enabled>true</Enabled></LogonTrigger>
  </Triggers>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <ExecutionTimeLimit>PT0S</ExecutionTimeLimit>
  </Settings>
  <Actions>
    <Exec><Command>${xml(command)}</Command><Arguments>${xml(line)}</Arguments></Exec>
  </Actions>
</Task>
`,
    install: [
      ['schtasks', '/Create', '/F', '/TN', 'Vigie', '/XML', path],
      ['schtasks', '/Run', '/TN', 'Vigie'],
    ],
    uninstall: [['schtasks', '/Delete', '/F', '/TN', 'Vigie']],
  }
}

const xml = (text: string) => text.replace(/[<>&'"]/g, (character) => `&#${character.charCodeAt(0)};`)
