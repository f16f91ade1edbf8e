/** electron-updater's own updater of AppImages under plain Node: only its network and its app are stubs. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { NodeHttpExecutor } from 'builder-util/out/nodeHttpExecutor.js'
import { configureRequestOptions, configureRequestUrl, type DownloadOptions } from 'builder-util-runtime'
import { AppImageUpdater } from 'electron-updater'
import { vi } from 'vitest'

/** Replaces Electron's network stack by Node's; reading, counting and verifying are the real ones. */
class NodeDownloader extends NodeHttpExecutor {
  download(url: URL, destination: string, options: DownloadOptions): Promise<string> {
    return options.cancellationToken.createPromise((resolve, reject, onCancel) => {
      const request = { headers: options.headers ?? {} }
      configureRequestUrl(url, request)
      configureRequestOptions(request)
      const callback = (error?: Error | null) => (error ? reject(error) : resolve(destination))
      this.doDownload(request, { destination, options, onCancel, callback, responseHandler: null }, 0)
    })
  }
}

/** @param folder for its cache, its configuration and the image to replace */
export function appImageUpdater(folder: string, version: string): AppImageUpdater {
  const image = join(folder, 'vigie.AppImage')
  mkdirSync(folder, { recursive: true })
  writeFileSync(image, 'the running Vigie')
  vi.stubEnv('APPIMAGE', image)
  const configuration = join(folder, 'app-update.yml')
  writeFileSync(
    configuration,
    'provider: generic\nurl: http://127.0.0.1:9/\nupdaterCacheDirName: vigie-updater\n',
  )
  const updater = new AppImageUpdater(null, {
    version,
    name: 'vigie',
    isPackaged: true,
    appUpdateConfigPath: configuration,
    userDataPath: folder,
    baseCachePath: join(folder, 'cache'),
    whenReady: () => Promise.resolve(),
    relaunch: () => undefined,
    quit: () => undefined,
    onQuit: () => undefined,
  })
  updater.disableDifferentialDownload = true
  Object.assign(updater, { httpExecutor: new NodeDownloader() })
  return updater
}
