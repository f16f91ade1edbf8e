/** The options of the status window. */
import type { BrowserWindowConstructorOptions } from 'electron'
import { formatsArgument } from '../../../shared/bridge.ts'
import type { SystemFormats } from '../../../shared/display-locale.ts'

/** In points, until its owner resizes it. */
export const SIZE = { width: 420, height: 720 }
const LEAST = { width: 400, height: 480 }

/** The options of the window that depend on the program and on the system. */
export interface WindowOptionsInput {
  readonly preload: string
  readonly icon: string
  readonly devTools: boolean
  readonly formats: SystemFormats
}

/** Electron's security checklist: isolated, sandboxed, no Node, web security on. */
export function windowOptions({
  preload,
  icon,
  devTools,
  formats,
}: WindowOptionsInput): BrowserWindowConstructorOptions {
  return {
    ...SIZE,
    minWidth: LEAST.width,
    minHeight: LEAST.height,
    show: false,
    title: 'Vigie',
    icon,
    autoHideMenuBar: true,
    backgroundColor: '#f6f5f2',
    webPreferences: {
      preload,
      additionalArguments: [formatsArgument(formats)],
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      devTools,
    },
  }
}
