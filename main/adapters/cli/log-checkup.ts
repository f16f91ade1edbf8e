/** Checks the log: whether a written line can be read back, and the lines of a running instance too. */
import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { messageOf } from '../../../shared/errors.ts'
import { toInstant } from '../../../shared/time/instant.ts'
import { systemClock } from '../clock/system.ts'
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
  const remedy = cli.say('doctor.log_make_writable', { folder })
  const problem = writeAndRead(folder, file)
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
function writeAndRead(folder: string, file: string): string | null {
  const message = `vigie doctor was here. ${JSON.stringify({ reference: randomUUID() })}`
  let complaint: string | null = null
  try {
    makeFolder(folder, 0o700)
    const now = () => toInstant(systemClock.now(), systemClock.zone())
    const complain = (sentence: string) => {
      complaint = sentence
    }
    const writer = createLogWriter({ folder, console: null, complain }, () => now().slice(0, 10))
    writer.write('info', formatLine({ at: now(), level: 'info', topic: 'doctor', message }))
    const found = createTail(file).read()
    return found.some((line) => line.message === message) ? null : (complaint ?? '')
  } catch (error) {
    return messageOf(error)
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
