"""When was this printed? One kind of evidence a file; `infer` weighs them."""
