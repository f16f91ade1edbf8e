/** What systemd answers when Vigie is installed as a service of a user. */
import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, writeFileSync } from 'node:fs'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { tempFolder } from '../helpers/temp-folder.ts'

const CLI = join(import.meta.dirname, '../../main/cli.ts')

/** Installs with a systemctl that only says this and fails. */
function installedWith(said: string) {
  const [folder, home] = [tempFolder(), tempFolder()]
  const systemctl = join(folder, 'systemctl')
  writeFileSync(systemctl, `#!/bin/sh\necho '${said}' >&2\nexit 1\n`)
  chmodSync(systemctl, 0o755)
  const { status, stderr } = spawnSync(process.execPath, [CLI, 'service', 'install', '--data', home], {
    encoding: 'utf8',
    env: { PATH: `${folder}:${process.env.PATH}`, HOME: home, LC_ALL: 'C' },
  })
  return { status, stderr, unit: existsSync(join(home, '.config/systemd/user/vigie.service')) }
}

describe.skipIf(process.platform !== 'linux')('systemd', () => {
  test('without a session of the user: how to get one', () => {
    const { username, uid } = userInfo()
    const { status, stderr, unit } = installedWith('Failed to connect to bus: No medium found')
    expect(stderr).toBe(
      `systemd has no session of the user ${username} here ("Failed to connect to bus: No medium found"). ` +
        `Log in as that user, or once as root: loginctl enable-linger ${username}. ` +
        `Then set XDG_RUNTIME_DIR=/run/user/${uid} and try again.\n`,
    )
    expect([status, unit]).toEqual([8, false])
  })

  test('that refuses for another reason: its own words, and no unit is left behind', () => {
    const { status, stderr, unit } = installedWith('Unit vigie.service is masked.')
    expect(stderr).toContain('reported "Unit vigie.service is masked."')
    expect([status, unit]).toEqual([8, false])
  })
})
