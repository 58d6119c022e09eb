// Whole numbers as a row of bits, and these as text that an address can hold: base64url, six bits a character.

const CODE = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

export class Bits {
  constructor(text = "") {
    this.bits = [...text].flatMap((character) => split(CODE.indexOf(character), 6));
    this.at = 0;
  }

  // Put a number that is at least 0 into so many bits.
  put(number, width) {
    this.bits.push(...split(number, width));
    return this;
  }

  // Take the next so many bits as a number; past the end there are only zeros.
  take(width) {
    let number = 0;
    for (let i = 0; i < width; i += 1) number = number * 2 + (this.bits[this.at + i] || 0);
    this.at += width;
    return number;
  }

  get left() {
    return this.bits.length - this.at;
  }

  get text() {
    const rest = Array.from({ length: (6 - (this.bits.length % 6)) % 6 }, () => 0);
    const bits = [...this.bits, ...rest];
    let text = "";
    for (let i = 0; i < bits.length; i += 6) text += CODE[parseInt(bits.slice(i, i + 6).join(""), 2)];
    return text;
  }
}

function split(number, width) {
  return [...number.toString(2).padStart(width, "0")].map(Number);
}
