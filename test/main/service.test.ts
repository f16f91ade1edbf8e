/** What systemd answers when Vigie is installed as a service of a user, or removed. */
import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, writeFileSync } from 'node:fs'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { tempFolder } from '../helpers/temp-folder.ts'

const CLI = join(import.meta.dirname, '../../main/cli.ts')

/** Installs or removes with a systemctl that only says this and fails. */
function serviceWith(said: string, word = 'install') {
  const [folder, home] = [tempFolder(), tempFolder()]
  const systemctl = join(folder, 'systemctl')
  writeFileSync(systemctl, `#!/bin/sh\necho '${said}' >&2\nexit 1\n`)
  chmodSync(systemctl, 0o755)
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, 'service', word, '--data', home], {
    encoding: 'utf8',
    env: { PATH: `${folder}:${process.env.PATH}`, HOME: home, LC_ALL: 'C' },
  })
  const path = join(home, '.config/systemd/user/vigie.service')
  return { status, stdout, stderr, path, unit: existsSync(path) }
}

describe.skipIf(process.platform !== 'linux')('systemd', () => {
  test('without a session of the user: how to get one', () => {
    const { username, uid } = userInfo()
    const { status, stderr, unit } = serviceWith('Failed to connect to bus: No medium found')
    expect(stderr).toBe(
      `systemd has no session of the user ${username} here ("Failed to connect to bus: No medium found"). ` +
        `Log in as that user, or once as root: loginctl enable-linger ${username}. ` +
        `Then set XDG_RUNTIME_DIR=/run/user/${uid} and try again.\n`,
    )
    expect([status, unit]).toEqual([8, false])
  })

  test('that refuses for another reason: its own words, and no unit is left behind', () => {
    const { status, stderr, unit } = serviceWith('Unit vigie.service is masked.')
    expect(stderr).toContain('reported "Unit vigie.service is masked."')
    expect([status, unit]).toEqual([8, false])
  })

  test('is not asked to remove what is not installed', () => {
    const { status, stdout, stderr, path } = serviceWith('Unit vigie.service does not exist.', 'uninstall')
    expect(stdout).toBe(`Vigie is not installed as a service: there is no ${path}. Nothing was changed.\n`)
    expect([status, stderr]).toEqual([0, ''])
  })
})
