import { contextBridge, ipcRenderer } from 'electron';
import { BRIDGE_KEY, type Bridge, type BridgeEvent, CHANNELS } from '../shared/bridge';

const listeners = new Set<(event: BridgeEvent) => void>();
// What came before the page listened: the file that the application was started with.
let unheard: BridgeEvent[] = [];

ipcRenderer.on(CHANNELS.event, (_, event: BridgeEvent) => {
  if (listeners.size > 0) {
    for (const listener of listeners) listener(event);
  } else if (event.type === 'close-requested') {
    // A page that does not listen has nothing to store.
    ipcRenderer.send(CHANNELS.readyToClose);
  } else {
    unheard.push(event);
  }
});

const bridge: Bridge = {
  host: 'electron',
  openFiles: (request) => ipcRenderer.invoke(CHANNELS.openFiles, request),
  readFile: (path) => ipcRenderer.invoke(CHANNELS.readFile, path),
  saveFile: (request) => ipcRenderer.invoke(CHANNELS.saveFile, request),
  dragFile: (file) => ipcRenderer.invoke(CHANNELS.dragFile, file),
  folder: {
    where: () => ipcRenderer.invoke(CHANNELS.whereFolder, null),
    choose: () => ipcRenderer.invoke(CHANNELS.chooseFolder, null),
    leave: () => ipcRenderer.invoke(CHANNELS.leaveFolder, null),
    keep: (design) => ipcRenderer.invoke(CHANNELS.keepInFolder, design),
  },
  paste: () => ipcRenderer.send(CHANNELS.paste),
  describeWindow: (description) => ipcRenderer.send(CHANNELS.describeWindow, description),
  setMenu: (menu) => ipcRenderer.send(CHANNELS.setMenu, menu),
  readyToClose: () => ipcRenderer.send(CHANNELS.readyToClose),
  onEvent: (listener) => {
    listeners.add(listener);
    const missed = unheard;
    unheard = [];
    for (const event of missed) listener(event);
    return () => {
      listeners.delete(listener);
    };
  },
};

contextBridge.exposeInMainWorld(BRIDGE_KEY, bridge);
