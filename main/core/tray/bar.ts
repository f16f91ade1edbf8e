/** Determines whether the bar with the tray icon is light or dark, which often differs from the theme of windows. */
import type { TrayTheme } from './icon.ts'

/** What is known about the desktop on which the tray icon is shown. */
export interface Desktop {
  readonly platform: NodeJS.Platform
  /** Its names, `$XDG_CURRENT_DESKTOP` of Linux: `ubuntu:GNOME`. */
  readonly name: string
  /** Whether windows are dark. */
  readonly dark: boolean
  /** Whether the system's taskbar and menus are dark; on Windows they are set separately from windows. */
  readonly darkSystem: boolean
}

/** Their bars are always or nearly always dark, even with a light theme. Others use the colour of their windows. */
const DARK_BARS = /\b(GNOME|Unity|Pantheon|XFCE|X-Cinnamon|Cinnamon|Budgie|sway|i3|Hyprland|river|niri)\b/i

/** Returns the form of the icon for this bar. @param setting the owner's choice */
export function barTheme(setting: 'auto' | 'light' | 'dark', desktop: Desktop): TrayTheme {
  if (desktop.platform === 'darwin') return 'template'
  if (setting !== 'auto') return setting
  if (desktop.platform === 'win32') return desktop.darkSystem ? 'dark' : 'light'
  return desktop.dark || DARK_BARS.test(desktop.name) ? 'dark' : 'light'
}
