/** The least an Electron program can be: an empty page in a sandboxed window, and a way out. */
const { app, BrowserWindow } = require('electron')

app.whenReady().then(() => {
  const window = new BrowserWindow({
    width: 420,
    height: 720,
    show: false,
    title: 'Bare',
    webPreferences: { sandbox: true, contextIsolation: true },
  })
  window.once('ready-to-show', () => window.show())
  window.loadURL('data:text/html,<title>Bare</title>')
})
