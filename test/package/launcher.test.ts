/** The start script of the deb and rpm packages, with a program that prints its arguments. */
import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, copyFileSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { tempFolder } from '../helpers/temp-folder.ts'

const SCRIPT = join(import.meta.dirname, '../../assets/packaging/vigie-start')

interface FakeMachine {
  readonly user: 'root' | 'somebody'
  readonly namespaces: boolean
  /** The set-user-id helper is set up. */
  readonly helper?: boolean
  readonly language?: string
}

/** Starts it through a link, as /usr/bin/vigie is one, on such a machine. */
function started(
  { user, namespaces, helper = false, language = 'en_GB.UTF-8' }: FakeMachine,
  ...words: string[]
) {
  const folder = tempFolder()
  const [opt, bin] = [join(folder, 'Vigie'), join(folder, 'bin')]
  mkdirSync(opt)
  mkdirSync(bin)
  const program = (path: string, text: string) => {
    writeFileSync(path, `#!/bin/sh\n${text}\n`)
    chmodSync(path, 0o755)
  }
  copyFileSync(SCRIPT, join(opt, 'vigie-start'))
  program(join(opt, 'vigie'), 'echo "$@"')
  program(join(opt, 'chrome-sandbox'), 'true')
  if (helper) chmodSync(join(opt, 'chrome-sandbox'), 0o4755)
  program(join(bin, 'id'), `echo ${user === 'root' ? 0 : 1000}`)
  program(join(bin, 'unshare'), namespaces ? 'exit 0' : 'exit 1')
  symlinkSync(join(opt, 'vigie-start'), join(bin, 'vigie'))
  const env = { PATH: `${bin}:${process.env.PATH}`, LANG: language }
  const { stdout, stderr } = spawnSync(join(bin, 'vigie'), words, { env, encoding: 'utf8' })
  return { program: stdout.trim(), said: stderr.trim() }
}

const USER = { user: 'somebody', namespaces: true } as const
const ROOT = { user: 'root', namespaces: true } as const
const RESTRICTED = { user: 'somebody', namespaces: false } as const

describe.skipIf(process.platform !== 'linux')('the start script of the packages', () => {
  it.each([
    ['an ordinary user', USER],
    ['a system without namespaces, but with the helper', { ...RESTRICTED, helper: true }],
  ])('passes everything on unchanged for %s', (_who, machine) => {
    expect(started(machine, '--hidden')).toEqual({ program: '--hidden', said: '' })
    expect(started(machine, 'status', '--json')).toEqual({ program: 'status --json', said: '' })
  })

  it.each([
    [
      'root',
      ROOT,
      /^Vigie runs without a desktop, because Electron does not run as root .*--no-sandbox.*browser\.$/,
    ],
    [
      'a system without namespaces',
      RESTRICTED,
      /^Vigie runs without a desktop, because this system .* sandbox; .*\.$/,
    ],
    [
      'root, in French',
      { ...ROOT, language: 'fr_FR.UTF-8' },
      /^Vigie fonctionne sans bureau, car .*root.*navigateur\.$/,
    ],
  ])('says one sentence and serves without a desktop for %s', (_who, machine, sentence) => {
    for (const words of [[], ['--hidden'], ['https://example.org'], ['/some/file']]) {
      const { program, said } = started(machine, ...words)
      expect(program).toBe('--no-sandbox serve')
      expect(said).toMatch(sentence)
    }
  })

  it('lets root and restricted systems use the command line', () => {
    for (const machine of [ROOT, RESTRICTED]) {
      expect(started(machine, 'status', '--json')).toEqual({
        program: '--no-sandbox status --json',
        said: '',
      })
      expect(started(machine, '--version')).toEqual({ program: '--no-sandbox --version', said: '' })
    }
  })

  it('shows the desktop without its sandbox only if asked', () => {
    expect(started(ROOT, '--no-sandbox')).toEqual({ program: '--no-sandbox', said: '' })
  })

  it('is plain sh', () => {
    expect(execFileSync('sh', ['-n', SCRIPT], { encoding: 'utf8' })).toBe('')
  })
})
