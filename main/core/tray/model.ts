import { type TrayPicture, trayPicture } from './icon.ts'
import { type MenuEntry, trayMenu } from './menu.ts'
import type { TrayState } from './state.ts'
import { headline, tooltip } from './words.ts'

/** Where the score is shown as a number. Only macOS shows text beside an icon. */
export type ScorePlace = 'nowhere' | 'beside' | 'inside'

/** Everything the tray shows. */
export interface TrayModel {
  readonly icon: TrayPicture
  readonly tooltip: string
  /** Beside the icon: the score, or nothing. */
  readonly title: string
  /** The icon's label for screen readers. */
  readonly label: string
  readonly menu: readonly MenuEntry[]
}

/** Returns icon, tooltip and menu for the state of Vigie. */
export function trayModel(state: TrayState, scorePlace: ScorePlace): TrayModel {
  const { score, locale } = state
  const beside = scorePlace === 'beside' && score !== null && !score.stale
  return {
    icon: trayPicture(state, scorePlace === 'inside'),
    tooltip: tooltip(state),
    title: beside ? Math.round(score.value).toLocaleString(locale) : '',
    label: headline(state),
    menu: trayMenu(state),
  }
}
