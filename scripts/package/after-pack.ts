/** The hook of electron-builder after a program is put together: shared libraries are loaded, not executed. */
import { chmodSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { AfterPackContext } from 'electron-builder'

const LIBRARY = /\.so(\.\d+)*$/

/** On Linux, takes the permission to execute from shared libraries, as Debian Policy 10.2 demands. */
export default function afterPack({
  appOutDir,
  electronPlatformName,
}: Pick<AfterPackContext, 'appOutDir' | 'electronPlatformName'>): void {
  if (electronPlatformName !== 'linux') return
  for (const name of readdirSync(appOutDir)) {
    if (LIBRARY.test(name)) chmodSync(join(appOutDir, name), 0o644)
  }
}
