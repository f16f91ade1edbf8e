/** Whether the bar that holds the tray icon is light or dark, which the theme of windows does not say everywhere. */
import type { TrayTheme } from './icon.ts'

export interface Desktop {
  readonly platform: NodeJS.Platform
  /** Its names, `$XDG_CURRENT_DESKTOP` of Linux: `ubuntu:GNOME`. */
  readonly name: string
  /** Whether windows are dark. */
  readonly dark: boolean
  /** Whether taskbar and menus of the system are dark; Windows sets them apart from its windows. */
  readonly darkSystem: boolean
}

/** Their bars are dark, or nearly always, with a light theme too. The others paint their bar as their windows. */
const DARK_BARS = /\b(GNOME|Unity|Pantheon|XFCE|X-Cinnamon|Cinnamon|Budgie|sway|i3|Hyprland|river|niri)\b/i

/** The form of the icon for this bar. @param setting what the owner chose */
export function barTheme(setting: 'auto' | 'light' | 'dark', desktop: Desktop): TrayTheme {
  if (desktop.platform === 'darwin') return 'template'
  if (setting !== 'auto') return setting
  if (desktop.platform === 'win32') return desktop.darkSystem ? 'dark' : 'light'
  return desktop.dark || DARK_BARS.test(desktop.name) ? 'dark' : 'light'
}
