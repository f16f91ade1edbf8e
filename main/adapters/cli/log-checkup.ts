/** Checks the log: whether a written line can be read back, and the lines of a running instance too. */
import { randomUUID } from 'node:crypto'
import { closeSync, existsSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { localize } from '../../../shared/errors.ts'
import { systemProblem } from '../../../shared/system-problem.ts'
import { toInstant } from '../../../shared/time/instant.ts'
import { systemClock } from '../clock/system.ts'
import { otherOwner } from '../files/folder-owner.ts'
import { problemInside } from '../files/folder-problem.ts'
import { makeFolder } from '../files/make-folder.ts'
import { formatLine } from '../log/line.ts'
import { currentFile } from '../log/rotation.ts'
import { createLogWriter } from '../log/writer.ts'
import type { Cli } from './base.ts'
import type { UnnamedCheckResult } from './check-result.ts'
import { healthOf } from './daemon.ts'
import { createTail } from './logs.ts'

/** Writes one line to the log. */
export async function logCheckup(cli: Cli, dataFolder: string): Promise<UnnamedCheckResult> {
  if (!existsSync(dataFolder)) return { state: 'ok', detail: cli.say('doctor.log_none'), remedy: null }
  const folder = join(dataFolder, 'logs')
  const file = currentFile(folder)
  // A file that root makes here could no longer be written by its owner.
  if (process.getuid?.() === 0 && otherOwner(dataFolder) !== null)
    return { state: 'ok', detail: cli.say('doctor.log_untried', { file }), remedy: null }
  const remedy = cli.say('doctor.log_make_writable', { folder })
  const problem = writeAndRead(cli, folder, file)
  if (problem !== null)
    return { state: 'fail', detail: cli.say('doctor.log_unwritten', { file, problem }), remedy }
  if (await isInstanceMute(cli, file))
    return {
      state: 'fail',
      detail: cli.say('doctor.log_mute', { file }),
      remedy: cli.say('doctor.log_restart'),
    }
  return { state: 'ok', detail: file, remedy: null }
}

/** Returns the system's error; null if the line was found. */
function writeAndRead(cli: Cli, folder: string, file: string): string | null {
  const message = `vigie doctor was here. ${JSON.stringify({ reference: randomUUID() })}`
  const complaints: unknown[] = []
  try {
    makeFolder(folder, 0o700)
    const now = () => toInstant(systemClock.now(), systemClock.zone())
    const complain = (_sentence: string, cause: unknown) => void complaints.push(cause)
    const writer = createLogWriter({ folder, console: null, complain }, () => now().slice(0, 10))
    writer.write('info', formatLine({ at: now(), level: 'info', topic: 'doctor', message }))
    const found = createTail(file).read()
    if (found.some((line) => line.message === message)) return null
    const said = complaints.map((cause) => localize(systemProblem(cause), cli.language))
    return refusalOf(file, cli) ?? said[0] ?? cli.say('doctor.log_absent')
  } catch (error) {
    return localize(problemInside(folder) ?? systemProblem(error), cli.language)
  }
}

/** electron-log gives up in silence if it may not write. Returns why the file cannot be opened; null if it can. */
function refusalOf(file: string, { language }: Cli): string | null {
  try {
    closeSync(openSync(file, 'a', 0o600))
    return null
  } catch (error) {
    return localize(systemProblem(error), language)
  }
}

/** Whether the newest line in the running instance's memory is missing from the file. */
async function isInstanceMute(cli: Cli, file: string): Promise<boolean> {
  if ((await healthOf(cli)) === null) return false
  const { items } = await (await cli.instance()).system.log({ limit: 1 })
  const [newest] = items
  if (newest === undefined) return false
  return !createTail(file)
    .read()
    .some(({ at, message }) => at === newest.at && message === newest.message)
}
