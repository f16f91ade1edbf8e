/** What the content of Vigie's windows may not do: leave the panel, open windows, attach web views, get permissions. */
import type { Session, WebContents } from 'electron'
import { PANEL_ORIGIN } from './panel-scheme.ts'

/** Whether an address is a page of the panel. */
export function isPanel(address: string): boolean {
  return address === PANEL_ORIGIN || address.startsWith(`${PANEL_ORIGIN}/`)
}

/** Call for every web contents that is created. */
export function guardContents(contents: Pick<WebContents, 'on' | 'setWindowOpenHandler'>): void {
  contents.on('will-navigate', (event) => {
    if (!isPanel(event.url)) event.preventDefault()
  })
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}

/** Denies every permission, requested or checked, and every device. */
export function guardSession(
  session: Pick<
    Session,
    'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'
  >,
): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
}
