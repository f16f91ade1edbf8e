import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { filesIn } from '../../../main/adapters/trade-files/files-in.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'

function folderOf(...names: readonly string[]): string {
  const folder = tempFolder()
  for (const name of names) {
    mkdirSync(join(folder, name, '..'), { recursive: true })
    writeFileSync(join(folder, name), '')
  }
  return folder
}

it('are the Parquet and CSV files below a folder, by name', async () => {
  const folder = folderOf('2026/b.csv', 'a.parquet', 'notes.md')
  expect(await filesIn(folder)).toEqual(['2026/b.csv', 'a.parquet'].map((name) => join(folder, name)))
})

it('are not looked for behind a link, which may lead back', async () => {
  const folder = folderOf('a.csv')
  symlinkSync(folder, join(folder, 'again'))
  expect(await filesIn(folder)).toEqual([join(folder, 'a.csv')])
})

it('are refused in words if the folder has no end', async () => {
  const folder = folderOf('a.csv', 'b.csv', 'c.csv')
  await expect(filesIn(folder, 3)).resolves.toHaveLength(3)
  await expect(filesIn(folder, 2)).rejects.toMatchObject({
    code: 'invalid_input',
    params: { field: 'path', problem: { messageKey: 'folder_too_large' } },
  })
})

it.skipIf(process.platform === 'win32')('are no devices, which could only be read once', async () => {
  await expect(filesIn('/dev/zero')).rejects.toMatchObject({
    code: 'invalid_input',
    params: { field: 'path', problem: { messageKey: 'file.endless' } },
  })
})
