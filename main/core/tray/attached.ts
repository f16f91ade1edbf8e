/** The tray of a desktop that is attached to an instance in another process. */
import { translate } from '../../../shared/messages/index.ts'
import type { Language } from '../../../shared/vocabulary.ts'
import type { MenuEntry } from './menu.ts'
import type { TrayModel } from './model.ts'

const separator = { type: 'separator' } as const

/** Returns the tray of the instance, marked as attached; quitting applies only to the desktop. */
export function attachedModel(model: TrayModel, language: Language): TrayModel {
  const others = model.menu.filter((entry) => entry.type !== 'action' || entry.action.do !== 'quit')
  const menu: readonly MenuEntry[] = [
    ...others,
    { type: 'label', label: translate(language, 'tray.attached') },
    { type: 'action', label: translate(language, 'tray.stop_server'), action: { do: 'stop_server' } },
    { type: 'action', label: translate(language, 'tray.quit_desktop'), action: { do: 'quit' } },
  ]
  return { ...model, menu }
}

/** Returns the tray while no instance runs. */
export function notRunningModel(language: Language): TrayModel {
  const words = translate(language, 'tray.not_running')
  return {
    icon: { sentiment: 'none', figure: null, severity: 'none', jobs: 'failing' },
    tooltip: words,
    title: '',
    label: words,
    menu: [
      { type: 'label', label: words },
      { type: 'label', label: translate(language, 'tray.waiting') },
      separator,
      { type: 'action', label: translate(language, 'tray.start_here'), action: { do: 'start_here' } },
      { type: 'action', label: translate(language, 'tray.open'), action: { do: 'open' } },
      separator,
      { type: 'action', label: translate(language, 'tray.quit'), action: { do: 'quit' } },
    ],
  }
}
