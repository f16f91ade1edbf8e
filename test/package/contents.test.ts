import { describe, expect, it } from 'vitest'
import { contentsProblems, machinePaths, npmContentsProblems } from '../../scripts/package/contents.ts'

const WHOLE = [
  'package.json',
  'LICENSE',
  'NOTICE',
  'dist/licences.txt',
  'dist/main/cli.js',
  'dist/main/desktop.js',
  'dist/main/preload.cjs',
  'dist/main/workers/archive.worker.js',
  'dist/main/chunks/headless-BllAI4W4.js',
  'dist/renderer/index.html',
  'assets/data/sample/spy_daily_1998_2021.csv',
  'assets/prompts/occupation.v1.md',
  'assets/demo/occupations.json',
  'node_modules/better-sqlite3/lib/index.js',
  'node_modules/better-sqlite3/lib/methods/backup.js',
  'node_modules/better-sqlite3/prebuilds/linux-x64.node',
]

describe('the contents of a package', () => {
  it('are accepted where they are what runs', () => {
    expect(contentsProblems(WHOLE, 'linux-x64')).toEqual([])
  })

  it.each([
    'dist/main/cli.js.map',
    'test/core/index.test.ts',
    'main/cli.ts',
    'assets/tray/svg/dark/fear-plain.svg',
    'assets/packaging/installer.nsh',
    'node_modules/zod/index.js',
    'node_modules/better-sqlite3/src/addon.cpp',
    'node_modules/better-sqlite3/lib/win32-x64.js',
    'node_modules/better-sqlite3/prebuilds/darwin-arm64.node',
    '.env',
  ])('do not include %s', (file) => {
    expect(contentsProblems([...WHOLE, file], 'linux-x64')).toEqual([`${file} does not belong in a package`])
  })

  it.each(WHOLE.filter((file) => !/chunks|lib\//.test(file)))('are not whole without %s', (file) => {
    const rest = WHOLE.filter((other) => other !== file)
    expect(contentsProblems(rest, 'linux-x64')).toEqual([`${file} is missing`])
  })

  it('include the native module of their target only', () => {
    expect(contentsProblems(WHOLE, 'win32-x64')).toEqual([
      'node_modules/better-sqlite3/prebuilds/linux-x64.node does not belong in a package',
      'node_modules/better-sqlite3/prebuilds/win32-x64.node is missing',
    ])
  })

  it('of the npm package carry no native module: npm brings it', () => {
    const files = WHOLE.filter((file) => !file.startsWith('node_modules/'))
    expect(npmContentsProblems([...files, 'README.md'])).toEqual([])
    expect(npmContentsProblems([...files, 'scripts/pack.ts'])).toEqual([
      'scripts/pack.ts does not belong in the npm package',
    ])
  })
})

it('tells folders of the machine from words that begin like one', () => {
  expect(machinePaths('import "./workers/x.js"', '/work', '/home/me')).toEqual([])
  expect(machinePaths('// /home/me/vigie/main/cli.ts', '/work', '/home/me')).toEqual(['/home/me'])
})
