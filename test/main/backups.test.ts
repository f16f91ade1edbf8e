/** Backups of the command line: made while Vigie runs, and brought back. */
import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { type RunningInstance, startInstance, vigie } from '../helpers/instance.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

async function running(folder?: string): Promise<RunningInstance> {
  const instance = await startInstance(folder)
  onTestFinished(instance.stop)
  return instance
}

it('brings back what was backed up while Vigie ran', async () => {
  const folder = tempFolder()
  const file = join(tempFolder(), 'copy.db')
  const instance = await running(folder)
  await instance.vigie('run', 'alerts')
  expect((await instance.vigie('backup', file)).code).toBe(0)
  await instance.stop()
  expect((await vigie(folder, 'restore', file)).code).toBe(0)
  const { out } = await vigie(folder, 'runs', '--job', 'alerts', '--json')
  expect(JSON.parse(out).items.length).toBeGreaterThan(0)
})

it('brings a backup to a machine that has no data folder yet', async () => {
  const file = join(tempFolder(), 'copy.db')
  const instance = await running()
  await instance.vigie('backup', file)
  const folder = join(tempFolder(), 'new', 'data')
  expect(await vigie(folder, 'restore', file)).toMatchObject({ code: 0, err: '' })
  expect(existsSync(join(folder, 'vigie.db'))).toBe(true)
})

it('refuses a damaged file and changes nothing', async () => {
  const folder = tempFolder()
  await vigie(folder, 'run', 'alerts')
  const before = readFileSync(join(folder, 'vigie.db'))
  const file = join(tempFolder(), 'damaged.db')
  copyFileSync(join(folder, 'vigie.db'), file)
  writeFileSync(file, Buffer.alloc(8192, 7), { flag: 'r+' })
  const { code, err } = await vigie(folder, 'restore', file, '--json')
  expect(code).toBe(9)
  expect(JSON.parse(err).error.message).not.toBe('')
  expect(readFileSync(join(folder, 'vigie.db'))).toEqual(before)
})

it('refuses to restore under a running instance', async () => {
  const instance = await running()
  const file = join(tempFolder(), 'copy.db')
  await instance.vigie('backup', file)
  expect(await instance.vigie('restore', file, '--json')).toMatchObject({ code: 8 })
})
