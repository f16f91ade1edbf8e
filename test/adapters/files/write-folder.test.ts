import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { writeFolder } from '../../../main/adapters/files/write-folder.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'

const MARK = 'mark.txt'

async function* files(texts: Readonly<Record<string, string>>) {
  for (const [path, text] of Object.entries(texts)) yield { path, text }
}

async function* broken() {
  yield { path: 'a.txt', text: 'new' }
  throw new Error('no space')
}

it('writes a folder and the folders above it', async () => {
  const path = join(tempFolder(), 'far', 'away')
  await writeFolder(path, files({ [MARK]: '', 'in/side.txt': 'text' }), MARK)
  expect(readFileSync(join(path, 'in', 'side.txt'), 'utf8')).toBe('text')
})

it('leaves the earlier folder as it was when the new one cannot be written, and nothing else', async () => {
  const above = tempFolder()
  const path = join(above, 'site')
  await writeFolder(path, files({ [MARK]: '', 'a.txt': 'old' }), MARK)
  await expect(writeFolder(path, broken(), MARK)).rejects.toMatchObject({ code: 'invalid_input' })
  expect(readFileSync(join(path, 'a.txt'), 'utf8')).toBe('old')
  expect(readdirSync(above)).toEqual(['site'])
})

it('fills an empty folder', async () => {
  const path = tempFolder()
  await writeFolder(path, files({ [MARK]: '' }), MARK)
  expect(readdirSync(path)).toEqual([MARK])
})

it('replaces what a link leads to, and keeps the link', async () => {
  const above = tempFolder()
  mkdirSync(join(above, 'real'))
  symlinkSync(join(above, 'real'), join(above, 'link'), 'junction')
  await writeFolder(join(above, 'link'), files({ [MARK]: 'x' }), MARK)
  expect(readFileSync(join(above, 'real', MARK), 'utf8')).toBe('x')
  expect(readdirSync(above).toSorted()).toEqual(['link', 'real'])
})

it('refuses a file, and a path that begins nowhere', async () => {
  const file = join(tempFolder(), 'file')
  writeFileSync(file, 'mine')
  await expect(writeFolder(file, files({}), MARK)).rejects.toMatchObject({ code: 'invalid_input' })
  await expect(writeFolder('site', files({}), MARK)).rejects.toMatchObject({
    params: { problem: { messageKey: 'not_absolute' } },
  })
  expect(readFileSync(file, 'utf8')).toBe('mine')
  expect(existsSync('site')).toBe(false)
})
