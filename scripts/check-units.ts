/**
 * `node scripts/check-units.ts`: lets systemd judge the units, that of `deploy/` and that of `vigie service install`: whether
 * they are valid, and how exposed they are (0 is best, 10 worst). Skips aloud if systemd is not installed.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serviceUnit } from '../main/adapters/cli/service-units.ts'

/** The manager of a user cannot apply what needs the rights of the system: its unit stays more exposed. */
const MOST_EXPOSED = { system: 2, user: 7 } as const

const folder = mkdtempSync(join(tmpdir(), 'vigie-units-'))
const environment = { ...process.env, XDG_RUNTIME_DIR: folder }

function analyze(...words: readonly string[]): string {
  const { stdout, stderr } = spawnSync('systemd-analyze', words, { env: environment, encoding: 'utf8' })
  return `${stdout}${stderr}`.trim()
}

/** @param manager whose unit it is */
function judge(manager: keyof typeof MOST_EXPOSED, path: string): void {
  const scope = manager === 'user' ? ['--user'] : []
  const problems = analyze('verify', ...scope, path)
  const report = analyze('security', ...scope, '--offline=true', path)
  const exposure = Number(/exposure level for \S+: ([\d.]+)/.exec(report)?.[1])
  const isGood = problems === '' && exposure <= MOST_EXPOSED[manager]
  console.log(
    `${isGood ? 'Good' : 'Wrong'}: ${manager}, exposure ${exposure}, at most ${MOST_EXPOSED[manager]}.`,
  )
  if (problems !== '') console.error(problems)
  if (!isGood) process.exitCode = 1
}

if (spawnSync('systemd-analyze', ['--version']).status !== 0) {
  console.log('Skipped: systemd is not installed.')
} else {
  const own = serviceUnit('linux', {
    self: [process.execPath, join(import.meta.dirname, '../main/cli.ts')],
    dataFolder: join(folder, 'data'),
    home: folder,
  })
  const path = join(folder, 'vigie.service')
  writeFileSync(path, own?.text ?? '')
  judge('user', path)
  judge('system', join(import.meta.dirname, '../deploy/vigie.service'))
}
rmSync(folder, { recursive: true, force: true })
