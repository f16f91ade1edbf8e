import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkLayers } from '../../scripts/check-layers.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

/** Returns the findings of the check for a project of these files. */
function check(files: Readonly<Record<string, string>>): readonly string[] {
  const folder = tempFolder()
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  return checkLayers(folder).map(({ file, line, message }) => `${file}:${line}: ${message}`)
}

describe('an arrow the wrong way', () => {
  test.each([
    ['shared -> core', 'shared/a.ts', "import { x } from '../main/core/x.ts'"],
    ['shared -> node', 'shared/a.ts', "import { join } from 'node:path'"],
    ['core -> adapters', 'main/core/a.ts', "import { x } from '../adapters/x.ts'"],
    ['core -> adapters, for a type only', 'main/core/a.ts', "import type { X } from '../adapters/x.ts'"],
    ['core -> node', 'main/core/a.ts', "import { readFileSync } from 'node:fs'"],
    ['core -> electron', 'main/core/a.ts', "import { app } from 'electron'"],
    ['core -> adapters, passed on', 'main/core/a.ts', "export * from '../adapters/x.ts'"],
    ['core -> adapters, late', 'main/core/a.ts', "export const x = await import('../adapters/x.ts')"],
    ['adapters -> roots', 'main/adapters/a.ts', "import { x } from '../application.ts'"],
    ['adapters -> electron', 'main/adapters/sqlite/a.ts', "import electron from 'electron'"],
    ['adapters -> the Electron adapters', 'main/adapters/cli/a.ts', "import { x } from '../electron/x.ts'"],
    ['adapters -> electron-store', 'main/adapters/settings/a.ts', "import Store from 'electron-store'"],
    ['renderer -> main', 'renderer/a.tsx', "import { x } from '../main/core/x.ts'"],
    ['renderer -> main, for a type only', 'renderer/a.tsx', "import type { X } from '../main/core/x.ts'"],
    ['renderer -> node', 'renderer/a.ts', "import 'node:fs'"],
  ])('%s is reported with its line', (_, file, code) => {
    expect(check({ [file]: `// first line\n${code}\n` })).toEqual([
      expect.stringMatching(new RegExp(`^${file.replace('.', '\\.')}:2: imports \\S+\\. \\S.*\\.$`)),
    ])
  })
})

describe('the world touched in the core', () => {
  test.each([
    ['Date.now', 'export const t = Date.now()'],
    ['new Date()', 'export const t = new Date()'],
    ['Math.random', 'export const r = () => Math.random()'],
    ['process.env', 'export const e = process.env'],
    ['setTimeout', 'setTimeout(() => {}, 1)'],
    ['fetch', "export const f = () => fetch('x')"],
    ['globalThis.fetch', "export const f = () => globalThis.fetch('x')"],
    ['AbortSignal.timeout', 'export const s = AbortSignal.timeout(5)'],
    ['performance.now', 'export const s = performance.now()'],
  ])('as %s is reported with the port to use', (name, code) => {
    const [said = ''] = check({ 'main/core/a.ts': code })
    expect(said).toBe(
      `main/core/a.ts:1: touches ${name}. Take it as a port (Clock, Random, Alarm, Delay, HttpClient, Log) instead.`,
    )
    expect(check({ 'main/adapters/a.ts': code })).toEqual([])
  })

  test.each([
    ['in a comment or a text', "// Date.now()\nexport const t = 'process.env new Date()'"],
    ['by the name of an argument', 'export const f = (fetch: () => void) => fetch()'],
    ['by the name of a field', 'export const f = (port: { fetch(): void }) => port.fetch()'],
    ['as a date of a given time', 'export const d = new Date(0)'],
    ['as a type', 'export type T = Date'],
  ])('only %s is fine', (_, code) => {
    expect(check({ 'main/core/a.ts': code })).toEqual([])
  })
})

describe('what is allowed', () => {
  test('the arrows themselves', () => {
    const files = {
      'shared/a.ts': "import * as z from 'zod'\nexport const a = z.string()",
      'main/core/b.ts': "import { a } from '../../shared/a.ts'\nexport const b = a",
      'main/adapters/c.ts':
        "import { readFileSync } from 'node:fs'\nimport { b } from '../core/b.ts'\nexport const c = [b, readFileSync]",
      'main/adapters/electron/d.ts': "import { app } from 'electron'\nexport const d = app",
      'main/desktop.ts':
        "import { c } from './adapters/c.ts'\nimport { d } from './adapters/electron/d.ts'\nexport const e = [c, d]",
      'main/headless.ts': "import { c } from './adapters/c.ts'\nexport const e = c",
      'renderer/f.tsx': "import { a } from '../shared/a.ts'\nexport const f = <p>{String(a)}</p>",
    }
    expect(check(files)).toEqual([])
  })

  test('Node’s types in the core', () => {
    expect(
      check({ 'main/core/a.ts': "import type { Stats } from 'node:fs'\nexport type A = Stats" }),
    ).toEqual([])
  })
})

describe('a headless root', () => {
  const electron = {
    'main/adapters/electron/tray.ts': "import { Tray } from 'electron'\nexport const t = Tray",
  }

  test('that reaches Electron through others is reported with the chain', () => {
    const said = check({
      ...electron,
      'main/headless.ts': "import { run } from './application.ts'\nrun()",
      'main/application.ts': "export const run = () => import('./adapters/electron/tray.ts')",
    })
    expect(said).toEqual([
      'main/adapters/electron/tray.ts:1: loads electron, and main/headless.ts must not: main/headless.ts -> main/application.ts -> main/adapters/electron/tray.ts. Cut the chain at a port.',
    ])
  })

  test('that only names a type of it is fine', () => {
    const code = "import type { t } from './adapters/electron/tray.ts'\nexport type T = typeof t"
    expect(check({ ...electron, 'main/cli.ts': code })).toEqual([])
  })
})

describe('the panel', () => {
  const schemas = { 'shared/a.ts': "import * as z from 'zod'\nexport const a = z.enum(['x'])" }

  test('must not load the schema library', () => {
    const panel = { 'renderer/main.tsx': "import { a } from '../shared/a.ts'\nconsole.log(a)" }
    expect(check({ ...schemas, ...panel })).toEqual([
      'shared/a.ts:1: loads zod, and renderer/main.tsx must not: renderer/main.tsx -> shared/a.ts. Cut the chain at a port.',
    ])
  })

  test('may load what was computed with it', () => {
    const panel = {
      'renderer/main.tsx': "import { a } from './words.computed.ts'\nconsole.log(a)",
      'renderer/words.computed.ts': "export { a } from '../shared/a.ts'",
    }
    expect(check({ ...schemas, ...panel })).toEqual([])
  })
})

test('the texts of a language may be longer than 300 lines, as they are data', () => {
  const texts = 'export {}\n'.repeat(301)
  expect(check({ 'shared/messages/fr.ts': texts, 'shared/messages/index.ts': texts })).toEqual([
    'shared/messages/index.ts:301: has 301 lines; the most is 300. Split it by purpose.',
  ])
})

test('a file of more than 300 lines is reported', () => {
  expect(
    check({ 'shared/long.ts': 'export {}\n'.repeat(301), 'shared/short.ts': 'export {}\n'.repeat(300) }),
  ).toEqual(['shared/long.ts:301: has 301 lines; the most is 300. Split it by purpose.'])
})

test('a file that does not parse is named', () => {
  expect(() => check({ 'shared/a.ts': 'const = 3' })).toThrow('shared/a.ts does not parse')
})

describe('an exported type name', () => {
  const first = 'export interface Session { readonly day: string }'

  test.each([
    ['an interface', 'export interface Session { readonly token: string }'],
    ['an alias', 'export type Session = string'],
    ['a class', 'export class Session {}'],
  ])('declared again as %s in another file is reported with both files', (_, code) => {
    expect(check({ 'main/core/a.ts': first, 'renderer/b.ts': `// first line\n${code}\n` })).toEqual([
      'renderer/b.ts:2: exports the type Session, as main/core/a.ts does. Import that one, or give this one a name that says what it means.',
    ])
  })

  test.each([
    ['kept to the other file', 'type Session = string\nexport const s: Session = "a"'],
    ['passed on from where it is declared', "export type { Session } from '../shared/a.ts'"],
    ['of another name', 'export type PanelSession = string'],
  ])('%s is fine', (_, code) => {
    expect(check({ 'shared/a.ts': first, 'renderer/b.ts': code })).toEqual([])
  })

  test('declared twice in one file, as overloads or merged, is fine', () => {
    expect(check({ 'shared/a.ts': `${first}\nexport class Session {}` })).toEqual([])
  })
})

describe('files that import each other', () => {
  const b = "import { c } from './c.ts'\nexport const b = () => c"

  test('are reported together, types included', () => {
    const files = {
      'shared/a.ts': "import { b } from './b.ts'\nexport const a = b",
      'shared/b.ts': b,
      'shared/c.ts': "import type { b } from './b.ts'\nexport const c = 1\nexport type C = typeof b",
    }
    expect(check(files)).toEqual([
      'shared/b.ts:1: imports itself through shared/c.ts. Move what they share to a file of its own.',
    ])
  })

  test('only late, while the program runs, are fine', () => {
    expect(check({ 'shared/b.ts': b, 'shared/c.ts': "export const c = () => import('./b.ts')" })).toEqual([])
  })
})
