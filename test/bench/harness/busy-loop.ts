/** A neighbour that keeps one core busy, as on a machine that others share. */
import { spawn } from 'node:child_process'

/** Until its parent is gone, even if that is killed. */
const LOOP = 'const { ppid } = process; while (process.ppid === ppid);'

/** Starts it. @returns what ends it */
export function startBusyLoop(): () => void {
  const child = spawn(process.execPath, ['--eval', LOOP], { stdio: 'ignore' })
  const end = () => void child.kill('SIGKILL')
  process.once('exit', end)
  return end
}
