import { statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import afterPack from '../../scripts/package/after-pack.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

test.skipIf(process.platform === 'win32')('of a Linux program only what is a program can be executed', () => {
  const appOutDir = tempFolder()
  for (const name of ['vigie', 'libffmpeg.so', 'libvulkan.so.1']) {
    writeFileSync(join(appOutDir, name), '', { mode: 0o755 })
  }
  afterPack({ appOutDir, electronPlatformName: 'linux' })
  const mode = (name: string) => statSync(join(appOutDir, name)).mode & 0o777
  expect([mode('vigie'), mode('libffmpeg.so'), mode('libvulkan.so.1')]).toEqual([0o755, 0o644, 0o644])
})
