/** Fetching and installing through electron-updater, given a release whose description is verified already. */
import type { AppUpdater, Logger, UpdateInfo } from 'electron-updater'
import { Provider } from 'electron-updater'
import type { ProviderRuntimeOptions } from 'electron-updater/out/providers/Provider.js'
import type { Log } from '../../core/ports/log.ts'
import type { Installer, Release, UpdateAbility } from '../../core/updates/ports.ts'

export interface InstallerDeps {
  /** `autoUpdater` of electron-updater. */
  readonly updater: AppUpdater
  /** Stops the application, for what is open would be in the way, then leaves as told and by nothing else. */
  readonly leave: (by: () => void) => void
  /** Leaves as it is. */
  readonly quit: () => void
  /** Calls back once an installer has had long enough to end the program. */
  readonly afterPatience: (giveUp: () => void) => void
  readonly log: Log
}

/** electron-updater verifies each file against its SHA-512, and on Windows and macOS the system's signature too. */
export function electronInstaller({ updater, leave, quit, afterPatience, log }: InstallerDeps): Installer {
  updater.autoDownload = false
  updater.autoInstallOnAppQuit = true
  updater.logger = loggerOver(log)
  // Without a listener an error would end the process; the promise tells of it.
  updater.on('error', (error) => log.debug('electron-updater failed.', { error }))

  async function download(release: Release, onProgress: (fraction: number) => void): Promise<void> {
    updater.setFeedURL({ provider: 'custom', updateProvider: providerOf(release) })
    const report = ({ percent }: { percent: number }) => onProgress(Math.min(1, percent / 100))
    updater.on('download-progress', report)
    try {
      const found = await updater.checkForUpdates()
      if (found?.isUpdateAvailable !== true)
        throw new Error(`version ${release.version} is not for this system`)
      await updater.downloadUpdate()
    } finally {
      updater.removeListener('download-progress', report)
    }
  }

  /**
   * macOS leaves by itself once it is ready: nothing may end the process before, or nobody starts it again. Where what
   * was fetched has been refused meanwhile, it never is.
   */
  function replace(): void {
    updater.once('error', () => quit())
    afterPatience(quit)
    updater.quitAndInstall(true, true)
  }

  return { download, install: () => leave(replace) }
}

/** electron-updater also hands over errors, and what a program never said, where a log expects a text. */
function loggerOver(log: Log): Logger {
  const at = (level: 'debug' | 'info' | 'warn' | 'error') => (said?: unknown) =>
    said instanceof Error ? log[level](said.message, { error: said }) : log[level](String(said ?? ''))
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }
}

/** A provider of electron-updater that knows one release and asks nobody. */
function providerOf(release: Release) {
  return class OneRelease extends Provider<UpdateInfo> {
    // electron-updater makes it with its configuration and itself before the options that count.
    constructor(_configuration: unknown, _updater: unknown, options: ProviderRuntimeOptions) {
      super(options)
    }
    async getLatestVersion(): Promise<UpdateInfo> {
      const [first] = release.files
      const files = release.files.map(({ url, sha512, size }) => ({
        url,
        sha512,
        ...(size === null ? {} : { size }),
      }))
      return {
        version: release.version,
        files,
        path: first?.url ?? '',
        sha512: first?.sha512 ?? '',
        releaseDate: '',
      }
    }
    resolveFiles({ files }: UpdateInfo) {
      return files.map((info) => ({ url: new URL(info.url), info }))
    }
  }
}

export interface PackageForm {
  readonly isPackaged: boolean
  readonly platform: NodeJS.Platform
  /** The path of the image that runs; null where it is none. */
  readonly appImage: string | null
}

/** Installers of Windows and macOS and an AppImage replace themselves; deb, rpm and tar.gz belong to somebody else. */
export function updateAbility(
  { isPackaged, platform, appImage }: PackageForm,
  installer: () => Installer,
): UpdateAbility {
  if (!isPackaged) return { kind: 'npm' }
  if (platform !== 'linux' || appImage !== null) return { kind: 'itself', installer: installer() }
  return { kind: 'by_hand' }
}
