/**
 * The application menu. Only macOS shows one, and needs it for copy and paste; elsewhere the tray has every
 * item, so that there is neither Electron's English menu on Alt nor its Ctrl+Q, which would end all jobs.
 */
import type { Menu, MenuItemConstructorOptions } from 'electron'
import { type PlainMessageKey, translate } from '../../../shared/messages/index.ts'
import type { Language } from '../../../shared/vocabulary.ts'

/** Call before Electron is ready, otherwise it shows its own menu briefly. */
export function setNoMenu(menu: Pick<typeof Menu, 'setApplicationMenu'>): void {
  menu.setApplicationMenu(null)
}

/** Does nothing except on macOS. Call it again to change the language. */
export function setMacMenu(
  menu: Pick<typeof Menu, 'setApplicationMenu' | 'buildFromTemplate'>,
  platform: NodeJS.Platform,
  language: Language,
): void {
  if (platform === 'darwin') menu.setApplicationMenu(menu.buildFromTemplate(macMenu(language)))
}

type MenuRole = NonNullable<MenuItemConstructorOptions['role']>

/** Returns the items that every macOS program has; null is a separator. */
function macMenu(language: Language): MenuItemConstructorOptions[] {
  const word = (key: PlainMessageKey) => translate(language, key)
  const entries = (
    list: readonly (readonly [MenuRole, PlainMessageKey] | null)[],
  ): MenuItemConstructorOptions[] =>
    list.map((each) => (each === null ? { type: 'separator' } : { role: each[0], label: word(each[1]) }))
  return [
    {
      label: 'Vigie',
      submenu: entries([
        ['about', 'menu.about'],
        null,
        ['hide', 'menu.hide'],
        ['hideOthers', 'menu.hide_others'],
        ['unhide', 'menu.show_all'],
        null,
        ['quit', 'tray.quit'],
      ]),
    },
    {
      label: word('menu.edit'),
      submenu: entries([
        ['undo', 'menu.undo'],
        ['redo', 'menu.redo'],
        null,
        ['cut', 'menu.cut'],
        ['copy', 'menu.copy'],
        ['paste', 'menu.paste'],
        ['selectAll', 'menu.select_all'],
      ]),
    },
    {
      label: word('menu.window'),
      submenu: entries([
        ['close', 'menu.close'],
        ['minimize', 'menu.minimize'],
        null,
        ['resetZoom', 'menu.actual_size'],
        ['zoomIn', 'menu.larger'],
        ['zoomOut', 'menu.smaller'],
      ]),
    },
  ]
}
