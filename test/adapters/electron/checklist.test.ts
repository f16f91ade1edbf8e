/** The settings required by Electron's security checklist, read from the sources: one line for each. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, test } from 'vitest'

const ROOT = join(import.meta.dirname, '../../..')
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8')

/** Returns all TypeScript of the desktop side as one text. */
function desktopSources(): string {
  const folders = ['main/adapters/electron', 'main/composition/desktop']
  const files = folders.flatMap((folder) =>
    readdirSync(join(ROOT, folder)).map((name) => `${folder}/${name}`),
  )
  return [...files, 'main/desktop.ts', 'main/preload.ts'].map(read).join('\n')
}

test.each([
  ['main/adapters/electron/window-options.ts', 'contextIsolation: true'],
  ['main/adapters/electron/window-options.ts', 'sandbox: true'],
  ['main/adapters/electron/window-options.ts', 'nodeIntegration: false'],
  ['main/adapters/electron/window-options.ts', 'webSecurity: true'],
  ['main/adapters/electron/window-options.ts', 'webviewTag: false'],
  ['main/composition/desktop/open.ts', 'app.enableSandbox()'],
  ['main/composition/desktop/open.ts', 'guardContents(contents)'],
  ['main/composition/desktop/window.ts', 'guardSession(session.defaultSession)'],
  ['main/adapters/http/security-headers.ts', `"default-src 'none'"`],
])('%s says %s', (file, setting) => {
  expect(read(file)).toContain(setting)
})

describe('the desktop side never', () => {
  test.each([
    'nodeIntegration: true',
    'contextIsolation: false',
    'sandbox: false',
    'webSecurity: false',
    'allowRunningInsecureContent',
    'enableBlinkFeatures',
    'experimentalFeatures',
    'nodeIntegrationInWorker',
    'loadFile(',
    'file://',
    'unsafe-inline',
    'unsafe-eval',
    'executeJavaScript',
    'ignore-certificate-errors',
    'setCertificateVerifyProc',
    '@electron/remote',
  ])('says %s', (forbidden) => {
    expect(desktopSources()).not.toContain(forbidden)
  })
})

it('an address is opened outside in one place only, behind the check of the release address', () => {
  const source = read('main/composition/desktop/window.ts')
  expect(desktopSources().match(/openExternal/g)).toHaveLength(1)
  expect(source).toMatch(/openReleasesOutside\([^;]*open: shell\.openExternal/s)
})

it('the preload script exposes one object and sends one message', () => {
  const preload = read('main/preload.ts')
  expect(preload.match(/exposeInMainWorld\(/g)).toHaveLength(1)
  expect(preload.match(/ipcRenderer\.\w+/g)).toEqual(['ipcRenderer.postMessage'])
})

it('every file that the checklist names exists', () => {
  const document = read('docs/security.md')
  const named = [...document.matchAll(/`((?:main|test)\/[\w./-]+\.ts)`/g)].map(([, path = '']) => path)
  expect(named.length).toBeGreaterThan(5)
  for (const path of named) expect(read(path).length).toBeGreaterThan(0)
})
