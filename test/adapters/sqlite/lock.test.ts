import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { instancePath, readInstance, writeInstance } from '../../../main/adapters/sqlite/instance.ts'
import { takeLock } from '../../../main/adapters/sqlite/lock.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'

const holder = fileURLToPath(new URL('./lock-holder.ts', import.meta.url))
const me = { pid: process.pid, started_at: '2026-11-22T15:20:00+01:00' }

function start(folder: string): ChildProcess & { pid: number } {
  const child = spawn(process.execPath, [holder, folder], { stdio: ['pipe', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  return child as ChildProcess & { pid: number }
}

async function verdict(child: ChildProcess): Promise<string> {
  const [line] = await once(child.stdout as NodeJS.ReadableStream, 'data')
  return String(line).trim()
}

test('a second start in the same process is refused with the holder named', () => {
  const folder = tempFolder()
  const lock = takeLock(folder, me)
  expect(() => takeLock(folder, me)).toThrow(`process ${process.pid}`)
  lock.release()
  takeLock(folder, me).release()
})

test('the note says where the door is once it is announced, and goes with the lock', () => {
  const folder = tempFolder()
  const lock = takeLock(folder, me)
  expect(readInstance(folder)).toEqual({ ...me, socket: null, options: {} })
  lock.announce('/run/vigie.sock', { port: 9000 })
  expect(readInstance(folder)).toEqual({ ...me, socket: '/run/vigie.sock', options: { port: 9000 } })
  lock.release()
  lock.release()
  expect(existsSync(instancePath(folder))).toBe(false)
})

test('the note of an instance that crashed stays, whoever takes the folder without opening a door', () => {
  const folder = tempFolder()
  const crashed = { pid: 1, started_at: me.started_at, socket: '/run/gone.sock', options: { port: 9000 } }
  writeInstance(folder, crashed)
  const lock = takeLock(folder, me)
  expect(readInstance(folder)).toEqual({ ...me, socket: null, options: { port: 9000 } })
  lock.release()
  expect(readInstance(folder)).toEqual(crashed)
})

test('of two processes started at once exactly one holds the folder, and the other names it', async () => {
  const folder = tempFolder()
  const children = [start(folder), start(folder)]
  const verdicts = await Promise.all(children.map(verdict))
  const winner = verdicts.indexOf('held')
  expect(verdicts.filter((line) => line === 'held')).toHaveLength(1)
  expect(verdicts[1 - winner]).toMatch(/^instance_running /)
})

test('a killed process lets go of the folder', async () => {
  const folder = tempFolder()
  const child = start(folder)
  expect(await verdict(child)).toBe('held')
  expect(() => takeLock(folder, me)).toThrow(`process ${child.pid}`)
  child.kill('SIGKILL')
  await once(child, 'exit')
  takeLock(folder, me).release()
})
