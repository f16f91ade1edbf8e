import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ownAppImage } from '../../../main/adapters/electron/app-image.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'

const image = '/home/me/vigie.AppImage'

/** A mount with the program in it. */
function mounted() {
  const folder = tempFolder()
  const mount = join(folder, '.mount_vigie')
  mkdirSync(mount)
  const execPath = join(mount, 'vigie')
  writeFileSync(execPath, '')
  return { folder, mount, execPath }
}

describe('the image that a program runs from', () => {
  it('is the one whose mount it lies in, by whatever path', () => {
    const { folder, mount, execPath } = mounted()
    expect(ownAppImage({ execPath, env: { APPIMAGE: image, APPDIR: mount } })).toBe(image)
    expect(ownAppImage({ execPath, env: { APPIMAGE: image, APPDIR: `${mount}/` } })).toBe(image)
    const link = join(folder, 'link')
    symlinkSync(mount, link)
    expect(ownAppImage({ execPath, env: { APPIMAGE: image, APPDIR: link } })).toBe(image)
  })

  it('is not that of the terminal it was started in', () => {
    const { mount } = mounted()
    const env = { APPIMAGE: '/home/me/terminal.AppImage', APPDIR: mount }
    expect(ownAppImage({ execPath: '/opt/Vigie/vigie', env })).toBeNull()
    expect(ownAppImage({ execPath: `${mount}-other/vigie`, env })).toBeNull()
  })

  it('is none without both variables', () => {
    const { mount, execPath } = mounted()
    expect(ownAppImage({ execPath, env: {} })).toBeNull()
    expect(ownAppImage({ execPath, env: { APPIMAGE: image } })).toBeNull()
    expect(ownAppImage({ execPath, env: { APPDIR: mount } })).toBeNull()
  })
})
