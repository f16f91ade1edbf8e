/** What a process uses, from outside: figures of Linux, so that both sides are read alike. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'

/** Processor time of all its threads since its start, ms: to the nanosecond, as an idle process uses little. */
export function processorMs(pid: number): number {
  const tasks = `/proc/${pid}/task`
  if (!existsSync(`${tasks}/${pid}/schedstat`)) throw new Error('it takes the figures of Linux')
  const times = readdirSync(tasks).map(
    (task) => readFileSync(`${tasks}/${task}/schedstat`, 'utf8').split(' ')[0],
  )
  return times.reduce((sum, time) => sum + Number(time) / 1e6, 0)
}

/** Memory of its own and its share of what it shares, MB. */
export function memoryMb(pid: number): number {
  const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')
  return (Number(/^Pss:\s+(\d+)/m.exec(text)?.[1]) * 1024) / 1e6
}
