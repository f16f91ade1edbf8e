/** Programs that outlived Vigie, with real processes of this machine. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { describe, expect, onTestFinished, test } from 'vitest'
import { beganAt, endLeft } from '../../../main/adapters/process/left-program.ts'
import { type ProcessTable, procTable, psTable } from '../../../main/adapters/process/process-table.ts'

/** A process in a group of its own, as commands are started. */
function started(...words: string[]): { child: ChildProcess; pid: number } {
  const child = spawn('sh', words, { detached: true, stdio: ['ignore', 'pipe', 'ignore'] })
  const pid = Number(child.pid)
  onTestFinished(
    () => void (child.exitCode === null && child.signalCode === null && process.kill(-pid, 'SIGKILL')),
  )
  return { child, pid }
}

const tables: readonly (readonly [string, ProcessTable, boolean])[] = [
  ['/proc', procTable, process.platform === 'linux'],
  ['ps', psTable, process.platform !== 'win32'],
]

describe.each(tables)('by %s', (_, table, isHere) => {
  test.runIf(isHere)('a process is known by its pid, its group and when it began', () => {
    const { pid } = started('-c', 'sleep 60')
    expect(table.find(pid)).toMatchObject({ pid, group: pid, ended: false })
    expect(table.find(pid)?.began).toBe(table.find(pid)?.began)
    expect(table.find(pid)?.began).not.toBe(table.find(1)?.began)
  })

  test.runIf(isHere)('the program ends with its group, by force if it does not listen', async () => {
    const { child, pid } = started(
      '-c',
      'trap "" TERM; sh -c "trap \\"\\" TERM; echo on; sleep 60; sleep 60" & wait; wait',
    )
    await once(child.stdout as NodeJS.ReadableStream, 'data')
    expect(await endLeft({ program: 'sh', pid, began: beganAt(pid, table) }, table)).toBe('ended')
    expect(table.all().filter(({ group, ended }) => group === pid && !ended)).toEqual([])
  })

  test.runIf(isHere)('a process that has left the group of the program goes on', async () => {
    const start = `const { pid } = require('node:child_process').spawn('sleep', ['60'], { detached: true, stdio: 'ignore' })
      console.log(pid)
      setInterval(() => {}, 60_000)`
    const { child, pid } = started('-c', 'exec "$0" -e "$1"', process.execPath, start)
    const left = Number(await once(child.stdout as NodeJS.ReadableStream, 'data'))
    onTestFinished(() => void process.kill(left, 'SIGKILL'))
    expect(await endLeft({ program: 'node', pid, began: beganAt(pid, table) }, table)).toBe('ended')
    expect(table.find(left)).toMatchObject({ group: left, ended: false })
  })

  test.runIf(isHere)('a process that has been given the pid of the program is not touched', async () => {
    const { pid } = started('-c', 'sleep 60')
    expect(await endLeft({ program: 'sh', pid, began: 'long before' }, table)).toBe('gone')
    expect(table.find(pid)?.ended).toBe(false)
  })

  test.runIf(isHere)('a process is not touched if nobody knows when the program began', async () => {
    const { pid } = started('-c', 'sleep 60')
    expect(await endLeft({ program: 'sh', pid, began: null }, table)).toBe('unsure')
    expect(table.find(pid)?.ended).toBe(false)
  })

  test.runIf(isHere)(
    'what goes on without the program itself is not touched, and not said to be gone',
    async () => {
      const { child, pid } = started('-c', 'sleep 60 <&- >&- & exit')
      const began = beganAt(pid, table)
      onTestFinished(() => void process.kill(-pid, 'SIGKILL'))
      await once(child, 'exit')
      expect(await endLeft({ program: 'sh', pid, began }, table)).toBe('unsure')
    },
  )

  test.runIf(isHere)('a program that has ended is gone', async () => {
    const { child, pid } = started('-c', 'sleep 0.01')
    const began = beganAt(pid, table)
    await once(child, 'exit')
    expect(await endLeft({ program: 'sh', pid, began }, table)).toBe('gone')
  })
})

test('a system that does not show its processes leaves them alone', async () => {
  const mute: ProcessTable = {
    all: () => {
      throw new Error('no such file')
    },
    find: () => undefined,
  }
  expect(await endLeft({ program: 'sh', pid: process.pid, began: null }, mute)).toBe('unsure')
})
