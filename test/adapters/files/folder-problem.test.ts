/** What keeps a path from being a folder is named by the part that is in the way. */
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { folderProblem, problemInside } from '../../../main/adapters/files/folder-problem.ts'
import { localize } from '../../../shared/errors.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'

const said = (path: string) => {
  const problem = folderProblem(path)
  return problem === null ? null : localize(problem, 'en')
}

it('a folder, a link to one, and what can be made are free of problems', () => {
  const folder = tempFolder()
  mkdirSync(join(folder, 'there'))
  symlinkSync(join(folder, 'there'), join(folder, 'link'))
  const paths = [folder, '/', join(folder, 'link'), join(folder, 'link/new'), join(folder, 'new/deep')]
  expect(paths.map(said)).toEqual(paths.map(() => null))
})

it('a file is one, and is named above what would be in it', () => {
  const file = join(tempFolder(), 'file')
  writeFileSync(file, '')
  expect(said(file)).toBe('it is a file, not a folder')
  expect(said(join(file, 'data/deep'))).toBe(`${file} is a file, not a folder`)
  expect(problemInside(file)).toEqual(folderProblem(join(file, 'x')))
})

it('a link that leads nowhere is named with its end', () => {
  const link = join(tempFolder(), 'link')
  symlinkSync('gone', link)
  expect(said(link)).toBe(`${link} is a link to gone, where there is nothing`)
  expect(said(join(link, 'data'))).toBe(`${link} is a link to gone, where there is nothing`)
})

it('links in a circle, and a path that is too long, are told in words', () => {
  const folder = tempFolder()
  symlinkSync(join(folder, 'b'), join(folder, 'a'))
  symlinkSync(join(folder, 'a'), join(folder, 'b'))
  expect(said(join(folder, 'a'))).toBe('its links lead in a circle')
  expect(said(join(folder, 'x'.repeat(300)))).toBe('its path is too long')
})
