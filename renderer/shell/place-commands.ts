/** The places of the palette besides the views: what a view holds, what can be added, and each setting. */
import { labelOf } from '../views/settings/field-words.ts'
import { isShown } from '../views/settings/sections.ts'
import type { Localizer } from '../words/words.ts'
import { withParams } from './address.ts'
import type { PaletteCommand } from './palette-command.ts'
import { hrefOf, NEW } from './panel-route.ts'
import { SETTING_PATHS } from './setting-names.computed.ts'

/** The parts of Alerts that have a page of their own. */
const ALERT_PARTS = ['calendar', 'maintenances', 'assets', 'rules'] as const

const place = (text: string, what: string, href: string): PaletteCommand => ({
  key: href,
  text,
  what,
  act: () => {
    window.location.hash = href
  },
})

/** The parts of the views, and the forms that add something. */
export function partCommands(words: Localizer): readonly PaletteCommand[] {
  const [page, action] = [words.t('panel.palette.view'), words.t('panel.palette.action')]
  const assets = hrefOf('alerts', 'assets')
  return [
    ...ALERT_PARTS.map((part) => place(words.t(`panel.alerts.part.${part}`), page, hrefOf('alerts', part))),
    place(words.t('panel.timeline'), page, withParams(hrefOf('jobs'), { as: 'timeline' })),
    place(words.t('panel.job.new'), action, hrefOf('jobs', NEW)),
    place(words.t('panel.assets.add'), action, withParams(assets, { open: 'asset' })),
    place(words.t('panel.import.title'), action, withParams(assets, { open: 'import' })),
  ]
}

/** Each setting. @param desktop whether this is the desktop window, which has other settings than a browser */
export const settingCommands = (words: Localizer, desktop: boolean): readonly PaletteCommand[] =>
  SETTING_PATHS.filter((path) => isShown(path.split('.')[0] ?? '', desktop)).map((path) =>
    place(labelOf(path, words), sectionOf(path, words), withParams(hrefOf('settings'), { at: path })),
  )

/** `Settings · Appearance`. */
function sectionOf(path: string, words: Localizer): string {
  const section = path.split('.')[0] ?? ''
  const name = words.maybe(`panel.settings.${section}`, labelOf(section, words))
  return `${words.t('panel.view.settings')} · ${name}`
}
