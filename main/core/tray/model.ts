import { type IconKey, iconKey } from './icon.ts'
import { type MenuEntry, trayMenu } from './menu.ts'
import type { TrayState } from './state.ts'
import { headline, tooltip } from './words.ts'

/** Everything the tray shows. */
export interface TrayModel {
  readonly icon: IconKey
  readonly tooltip: string
  /** Beside the icon where the system shows text there (macOS): the score, or nothing. */
  readonly title: string
  /** What a screen reader says for the icon. */
  readonly label: string
  readonly menu: readonly MenuEntry[]
}

/** The one function from the state of Vigie to icon, tooltip and menu. */
export function trayModel(state: TrayState): TrayModel {
  const holds = state.score !== null && !state.score.stale
  return {
    icon: iconKey(state),
    tooltip: tooltip(state),
    title: holds ? Math.round(state.score?.value ?? 0).toLocaleString(state.language) : '',
    label: headline(state),
    menu: trayMenu(state),
  }
}
