/**
 * The preload script of the status window: exposes the platform and its formats, and passes the window's port
 * on to the main process. Nothing else crosses.
 */
import { contextBridge, ipcRenderer } from 'electron'
import { formatsAmong, PORT_MESSAGE, type VigieBridge } from '../shared/bridge.ts'

const bridge: VigieBridge = {
  platform: process.platform as VigieBridge['platform'],
  formats: formatsAmong(process.argv),
}
contextBridge.exposeInMainWorld('vigie', bridge)

window.addEventListener('message', (event) => {
  if (event.source !== window || event.data !== PORT_MESSAGE) return
  ipcRenderer.postMessage(PORT_MESSAGE, null, [...event.ports])
})
