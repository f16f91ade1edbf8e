/** What a Node that is too old for Vigie says. `npm install` only warns of it. */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isOldNode } from '../../main/adapters/cli/old-node.ts'

const root = join(import.meta.dirname, '../..')
const SYSTEM_NODE = '/usr/bin/node'
const BUILT = join(root, 'dist/main/cli.js')

const said = (node: string, words: readonly string[], language: string) => {
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, LC_ALL: language }
  const { status, stderr, stdout } = spawnSync(node, words, { encoding: 'utf8', env })
  return { status, stderr, stdout }
}

test('it is what the package asks for', () => {
  const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    engines: { node: string }
  }
  expect(engines.node).toBe('>=24')
  expect(['18.20.8', '20.20.2', '23.11.1', '24.0.0', '26.1.0'].map(isOldNode)).toEqual([
    true,
    true,
    true,
    false,
    false,
  ])
})

test('a command says in one sentence what Vigie needs, in the language of the terminal', () => {
  const older = `data:text/javascript,Object.defineProperty(process.versions, 'node', { value: '20.20.2' })`
  expect(
    said(process.execPath, ['--import', older, join(root, 'main/cli.ts'), 'status'], 'fr_FR.UTF-8'),
  ).toEqual({
    status: 9,
    stdout: '',
    stderr:
      'Vigie demande Node 24 ou une version ultérieure ; celle-ci est Node 20.20.2. Installez-la depuis https://nodejs.org, ou laissez npm l’apporter : « npm install -g node@24 ».\n',
  })
})

test('a real older Node loads the built program far enough to say it', ({ skip }) => {
  const found = existsSync(SYSTEM_NODE) ? said(SYSTEM_NODE, ['--version'], 'C').stdout.trim().slice(1) : ''
  if (found === '' || !isOldNode(found)) skip('there is no older Node at /usr/bin/node')
  if (!existsSync(BUILT)) skip('there is no build')
  const { status, stderr } = said(SYSTEM_NODE, [BUILT, 'status'], 'C')
  expect({ status, stderr }).toEqual({
    status: 9,
    stderr: expect.stringContaining(`this is Node ${found}. Install it`),
  })
  expect(stderr.trim().split('\n')).toHaveLength(1)
})
