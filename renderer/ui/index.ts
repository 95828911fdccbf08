export { Button, IconButton } from './Button';
export { Dialog } from './Dialog';
export { Hint, HintProvider } from './Hint';
export { Drawing, Icon, type IconName } from './Icon';
export { Keys } from './Keys';
export { Menu, MenuAt, type MenuEntry } from './Menu';
export { Picker, type PickerRow } from './Picker';
