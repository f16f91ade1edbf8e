/** Vigie as a service of its user: install, show, uninstall. */

import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { userInfo } from 'node:os'
import { dirname } from 'node:path'
import { promisify } from 'node:util'
import { VigieError } from '../../../shared/errors.ts'
import { writeAtomically } from '../files/atomic-write.ts'
import { homeFolder } from '../files/home-folder.ts'
import { type Cli, command, group, type Register } from './base.ts'
import type { CliEnvironment } from './cli-environment.ts'
import { type ServiceUnit, serviceUnit } from './service-units.ts'

/** What systemctl says without a session, as under `su` or in a script over SSH. */
const NO_SESSION = /Failed to connect to .*bus/i

interface ChangeOptions {
  readonly dryRun?: boolean
}

/** Adds `service`; with `--dry-run` nothing is written and nothing is started. */
export const register: Register = (program, cli, environment) => {
  const service = group(program, 'service')

  command(service, 'show', 'vigie service show').action(() => {
    const unit = unitOf(cli, environment)
    cli.print({ ...unit, installed: existsSync(unit.path) }, () => describe(unit, unit.install))
  })

  command(service, 'install', 'vigie service install --dry-run')
    .option('--dry-run')
    .action(async ({ dryRun }: ChangeOptions) => {
      const unit = unitOf(cli, environment)
      if (dryRun !== true) await install(unit)
      cli.print({ path: unit.path, installed: dryRun !== true }, () => describe(unit, unit.install))
    })

  command(service, 'uninstall', 'vigie service uninstall')
    .option('--dry-run')
    .action(async ({ dryRun }: ChangeOptions) => {
      const unit = unitOf(cli, environment)
      if (!existsSync(unit.path)) {
        cli.print({ path: unit.path, installed: false }, ({ path }) => cli.say('no_service', { path }))
        return
      }
      if (dryRun !== true) await uninstall(unit)
      cli.print({ path: unit.path, installed: dryRun === true }, () =>
        [...unit.uninstall.map((words) => words.join(' ')), cli.say('remove_file', { path: unit.path })].join(
          '\n',
        ),
      )
    })
}

/** @throws VigieError service_unsupported | home_missing */
function unitOf(cli: Cli, environment: CliEnvironment): ServiceUnit {
  const options = {
    self: environment.self,
    dataFolder: cli.dataFolder,
    home: homeFolder(),
  }
  const unit = serviceUnit(process.platform, options)
  if (unit === null) throw new VigieError('service_unsupported', { system: process.platform })
  return unit
}

async function install(unit: ServiceUnit): Promise<void> {
  mkdirSync(dirname(unit.path), { recursive: true })
  writeAtomically(unit.path, unit.text)
  try {
    await runAll(unit.install)
  } catch (error) {
    rmSync(unit.path, { force: true })
    throw error
  }
}

async function uninstall(unit: ServiceUnit): Promise<void> {
  await runAll(unit.uninstall)
  rmSync(unit.path)
}

/** @throws VigieError service_failed | service_no_session */
async function runAll(commands: ServiceUnit['install']): Promise<void> {
  for (const [file = '', ...words] of commands) {
    try {
      await promisify(execFile)(file, words)
    } catch (error) {
      const { stderr, message } = error as { stderr?: string; message: string }
      const detail = (stderr || message).trim().split('\n')[0] ?? ''
      if (NO_SESSION.test(detail)) {
        const { username: user, uid } = userInfo()
        throw new VigieError('service_no_session', { user, uid: String(uid), detail }, { cause: error })
      }
      const command = [file, ...words].join(' ')
      throw new VigieError('service_failed', { command, detail }, { cause: error })
    }
  }
}

const describe = (unit: ServiceUnit, commands: ServiceUnit['install']): string =>
  [`# ${unit.path}`, unit.text, ...commands.map((words) => `$ ${words.join(' ')}`)].join('\n')
