/**
 * A stub of Electron's distribution, for machines that cannot download it: the files electron-builder expects, and a
 * program that contains only Electron's fuse wire, so that setting and reading the fuses is real. It starts nothing.
 */
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Where Electron's fuses begin in a program (https://www.electronjs.org/docs/latest/tutorial/fuses). */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
const FUSE_COUNT = 9

const FILES = {
  LICENSE: 'Stand-in for the licence of Electron.\n',
  'LICENSES.chromium.html': '<p>Stand-in for the licences of Chromium.</p>\n',
  version: '0.0.0\n',
  'locales/en-US.pak': '',
  'locales/fr.pak': '',
  'locales/de.pak': '',
}

/** Creates it in `folder` for Linux. */
export function layStubElectron(folder: string): void {
  mkdirSync(join(folder, 'resources'), { recursive: true })
  for (const [path, text] of Object.entries(FILES)) {
    mkdirSync(join(folder, path, '..'), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  const wire = Buffer.concat([
    Buffer.from('#!/bin/sh\necho "a stand-in for Electron"; exit 1\n'),
    Buffer.from(SENTINEL),
    Buffer.from([1, FUSE_COUNT]),
    Buffer.from('1'.repeat(FUSE_COUNT)),
    Buffer.from('\n'),
  ])
  for (const program of ['electron', 'chrome-sandbox', 'chrome_crashpad_handler']) {
    writeFileSync(join(folder, program), program === 'electron' ? wire : '#!/bin/sh\nexit 1\n')
    chmodSync(join(folder, program), 0o755)
  }
}
