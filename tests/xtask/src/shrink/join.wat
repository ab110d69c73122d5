;; Puts a module together again that split.rs took apart; there it is said how it stands in memory. Owns the way back, and
;; that it comes to an end: each turn of a loop moves on in memory, beyond whose end the program traps. Must not know what
;; instructions do, nor what they work on: that stands in the tables.
(module
  ;; As large as it must be: split.rs sets that, and what stands in it.
  (memory (export "memory") 1)

  ;; Gives the place of the module, which ends where the memory ends.
  (func (export "join") (result i32)
    ;; Where the next instruction is read, and the last that was.
    (local $next i32)
    (local $instruction i32)
    ;; Where it says where to read what the instruction works on, where that is, and the last byte of it.
    (local $stream i32)
    (local $from i32)
    (local $byte i32)
    ;; Where the next byte and the next function come to, and the function's length.
    (local $to i32)
    (local $out i32)
    (local $length i32)
    (local $digits i32)
    (local.set $next (i32.load (i32.const 0)))
    (local.set $out (i32.load (i32.const 68)))
    (loop $function
      (local.set $to (i32.load (i32.const 60)))
      (block $end
        (loop $instructions
          (i32.store8 (local.get $to) (local.tee $instruction (i32.load8_u (local.get $next))))
          (local.set $next (i32.add (local.get $next) (i32.const 1)))
          (if (i32.eqz (local.tee $stream (i32.load8_u offset=128 (local.get $instruction))))
            (then
              (local.set $to (i32.add (local.get $to) (i32.const 1)))
              (br $instructions)))
          (br_if $end (i32.eq (local.get $instruction) (i32.const 6)))
          ;; A byte as it is, or a number of the locals, takes the place of what announces it.
          (local.set $to
            (i32.add
              (local.get $to)
              (i32.gt_u (i32.sub (local.get $instruction) (i32.const 7)) (i32.const 1))))
          ;; Those that read and write memory: the alignment.
          (if (i32.lt_u (i32.sub (local.get $instruction) (i32.const 0x28)) (i32.const 23))
            (then
              (i32.store8 (local.get $to) (i32.const 0))
              (local.set $to (i32.add (local.get $to) (i32.const 1)))))
          ;; Constants: by what comes next.
          (if (i32.eq (local.get $instruction) (i32.const 0x41))
            (then
              (local.set $stream
                (i32.add (local.get $stream) (i32.load8_u offset=384 (i32.load8_u (local.get $next)))))))
          ;; A number ends with a byte below 128; of the last stream, each byte is one.
          (local.set $from (i32.load (local.get $stream)))
          (loop $more
            (i32.store8 (local.get $to) (local.tee $byte (i32.load8_u (local.get $from))))
            (local.set $to (i32.add (local.get $to) (i32.const 1)))
            (local.set $from (i32.add (local.get $from) (i32.const 1)))
            (br_if $more
              (i32.and
                (i32.ge_u (local.get $byte) (i32.const 128))
                (i32.ne (local.get $stream) (i32.const 56)))))
          (i32.store (local.get $stream) (local.get $from))
          (br $instructions)))
      (i32.store8 (local.get $to) (i32.const 0x0b))

      ;; The length, and the function behind it.
      (local.set $digits
        (local.tee $length
          (i32.sub (i32.add (local.get $to) (i32.const 1)) (i32.load (i32.const 60)))))
      (loop $more
        (i32.store8
          (local.get $out)
          (i32.or
            (i32.and (local.get $digits) (i32.const 127))
            (i32.shl (i32.gt_u (local.get $digits) (i32.const 127)) (i32.const 7))))
        (local.set $out (i32.add (local.get $out) (i32.const 1)))
        (br_if $more (local.tee $digits (i32.shr_u (local.get $digits) (i32.const 7)))))
      (memory.copy (local.get $out) (i32.load (i32.const 60)) (local.get $length))
      (br_if $function
        (i32.lt_u
          (local.tee $out (i32.add (local.get $out) (local.get $length)))
          (i32.load (i32.const 72)))))
    (i32.load (i32.const 64))))
