/** Messages of the tray: tooltip and menu. */
import type { Messages } from './catalogue.ts'

export const trayMessages = {
  'tray.no_score': { en: 'No score yet', fr: 'Pas encore d’indice' },
  'tray.stale': { en: 'out of date', fr: 'périmé' },
  'tray.offline': { en: 'offline', fr: 'hors ligne' },
  'tray.next': { en: 'next {time}', fr: 'prochaine {time}' },
  'tray.paused': { en: 'paused', fr: 'en pause' },
  'tray.paused_until': { en: 'paused until {time}', fr: 'en pause jusqu’à {time}' },
  'tray.halted': {
    en: { one: '{count} job halted', other: '{count} jobs halted' },
    fr: { one: '{count} tâche à l’arrêt', other: '{count} tâches à l’arrêt' },
  },
  'tray.alerts': {
    en: { one: '{count} alert', other: '{count} alerts' },
    fr: { one: '{count} alerte', other: '{count} alertes' },
  },
  'tray.alerts.critical': {
    en: { one: '{count} critical', other: '{count} critical' },
    fr: { one: '{count} critique', other: '{count} critiques' },
  },
  'tray.alerts.high': {
    en: { one: '{count} high', other: '{count} high' },
    fr: { one: '{count} élevée', other: '{count} élevées' },
  },
  'tray.failing': {
    en: { one: '{count} job failing', other: '{count} jobs failing' },
    fr: { one: '{count} tâche en échec', other: '{count} tâches en échec' },
  },
  'tray.no_alerts': { en: 'No alerts', fr: 'Aucune alerte' },
  'tray.running': { en: '{job}: {percent} %', fr: '{job} : {percent} %' },
  'tray.running_unknown': { en: '{job}: running', fr: '{job} : en cours' },
  'tray.cancel': { en: 'Cancel {job}', fr: 'Annuler {job}' },
  'tray.update_now': { en: 'Update now', fr: 'Mettre à jour maintenant' },
  'tray.pause': { en: 'Pause', fr: 'Pause' },
  'tray.pause.one_hour': { en: 'For one hour', fr: 'Pendant une heure' },
  'tray.pause.until_tomorrow': { en: 'Until tomorrow', fr: 'Jusqu’à demain' },
  'tray.pause.until_monday': { en: 'Until Monday', fr: 'Jusqu’à lundi' },
  'tray.pause.until_resumed': { en: 'Until I resume', fr: 'Jusqu’à ce que je reprenne' },
  'tray.resume': { en: 'Resume', fr: 'Reprendre' },
  'tray.resume_job': { en: 'Resume {job}', fr: 'Reprendre {job}' },
  'tray.open': { en: 'Open Vigie', fr: 'Ouvrir Vigie' },
  'tray.settings': { en: 'Settings…', fr: 'Réglages…' },
  'tray.quit': { en: 'Quit Vigie', fr: 'Quitter Vigie' },
  'tray.attached': { en: 'Attached to the Vigie server', fr: 'Relié au serveur Vigie' },
  'tray.stop_server': { en: 'Stop the Vigie server', fr: 'Arrêter le serveur Vigie' },
  'tray.quit_desktop': {
    en: 'Quit the desktop (the server goes on)',
    fr: 'Quitter le bureau (le serveur continue)',
  },
  'tray.not_running': { en: 'Vigie is not running', fr: 'Vigie n’est pas en marche' },
  'tray.waiting': { en: 'Waiting for the server…', fr: 'En attente du serveur…' },
  'tray.start_here': { en: 'Start Vigie here', fr: 'Démarrer Vigie ici' },
} as const satisfies Messages
