/**
 * Runs before anything is drawn, from a small file of its own: a chosen theme never flashes the other one, and what the
 * first view asks is on its way while the browser still reads the script that draws it.
 */
import { beginRequests } from './client/begun.ts'
import { firstPaths } from './client/first-paths.computed.ts'
import { readToken, tokenInAddress } from './client/token.ts'
import { rememberedLanguage } from './shell/language.ts'
import { panelRouteOf } from './shell/panel-route.ts'
import { showRememberedTheme } from './shell/remembered-theme.ts'
import { chooseLanguage } from './words/choose-locale.ts'

function beginFirstReads(): void {
  const found = tokenInAddress(location.hash)
  const token = found?.token ?? readToken({ tab: sessionStorage, browser: localStorage })
  if (token === null || panelRouteOf(found?.rest ?? location.hash).view !== 'now') return
  const language = chooseLanguage(rememberedLanguage(), navigator.languages)
  beginRequests(firstPaths, { token: () => token, language: () => language })
}

showRememberedTheme()
// The desktop window has a port instead, which the first script opens.
if (window.vigie === undefined) beginFirstReads()
